# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: results go to standard output as KTAP, all other output to the
# console. The script fails if a check has failed.

ktap_number=0
ktap_status=0

plan() {
	echo 'KTAP version 1'
	echo "1..$1"
}

# ktap_plan: prints the plan at the end, if the number of checks was not known before.
ktap_plan() {
	echo "1..$ktap_number"
}

# check NAME COMMAND...: prints a result: ok if COMMAND succeeds.
check() {
	local name=$1
	shift
	ktap_number=$((ktap_number + 1))
	if "$@" >&2; then
		echo "ok $ktap_number $name"
	else
		echo "not ok $ktap_number $name"
		ktap_status=1
	fi
}

# skip NAME REASON
skip() {
	ktap_number=$((ktap_number + 1))
	echo "ok $ktap_number $1 # SKIP $2"
}

# often FEW MANY: prints MANY with $THOROUGH, as in "make test-all", and FEW without.
often() {
	if [ -n "${THOROUGH:-}" ]; then
		echo "$2"
	else
		echo "$1"
	fi
}

ktap_exit() {
	exit $(($? | ktap_status))
}

trap ktap_exit EXIT
