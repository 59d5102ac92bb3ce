# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Messages: progress goes to standard error, the output of long steps to logs.

say() {
	printf 'lab: %s\n' "$*" >&2
}

die() {
	say "$*"
	exit 1
}

# step LOG WHAT COMMAND...: prints WHAT and runs COMMAND with its output in a log.
# errexit is off within, so COMMAND must not be a function that relies on it.
step() {
	local log=$LOGS/$1.log what=$2 start=$SECONDS
	shift 2
	say "$what"
	if ! "$@" >"$log" 2>&1; then
		tail -n 30 "$log" >&2
		die "failed: $what; the log is $log"
	fi
	say "took $((SECONDS - start)) s"
}
