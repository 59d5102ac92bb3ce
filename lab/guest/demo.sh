# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For the demo's scripts. lab/demo has put the file, and its checksum, where we
# find them, and shows people what we tell.
# shellcheck disable=SC2034

FILE=/srv/out/demo/file
SIZE=$(stat -c %s "$FILE")

# Our standard output, as checks have none.
exec 9>&1

tell() {
	printf '# %s\n' "$*" >&9
}

# clock COMMAND...: sets $took to its milliseconds.
clock() {
	local start=$EPOCHREALTIME end status=0
	"$@" || status=$?
	end=$EPOCHREALTIME
	took=$(((${end/./} - ${start/./}) / 1000))
	return "$status"
}

# right SUM: it is the checksum made outside.
right() {
	cmp "$1" /srv/out/demo/sum
}
