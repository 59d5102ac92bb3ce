# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For the scripts of the demonstration. lab/demo has stored the file and its
# checksum in /srv/out/demo, and prints what tell() writes.
# shellcheck disable=SC2034

FILE=/srv/out/demo/file
SIZE=$(stat -c %s "$FILE")

# A copy of the script's standard output, as that of a check goes to the console.
exec 9>&1

tell() {
	printf '# %s\n' "$*" >&9
}

# clock COMMAND...: runs COMMAND, and sets $took to the milliseconds that it took.
clock() {
	local start=$EPOCHREALTIME end status=0
	"$@" || status=$?
	end=$EPOCHREALTIME
	took=$(((${end/./} - ${start/./}) / 1000))
	return "$status"
}

# right SUM: the file SUM has the checksum that lab/demo has stored.
right() {
	cmp "$1" /srv/out/demo/sum
}
