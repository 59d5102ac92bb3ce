# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What a person sees: progress on standard error, output of long steps in logs.

say() {
	printf 'lab: %s\n' "$*" >&2
}

die() {
	say "$*"
	exit 1
}

# step LOG WHAT COMMAND...: COMMAND is one program, as errexit is off inside.
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
