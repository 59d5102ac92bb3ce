# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Sourced by each check. A check prints each finding as FILE:LINE: MESSAGE, and fails
# if there is one.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# files PATTERN...: prints the files of the tree that match, one per line.
files() {
	git ls-files --cached --others --exclude-standard -- "$@" |
		while IFS= read -r file; do
			[ ! -f "$file" ] || printf '%s\n' "$file"
		done
}

# absent REGEX MESSAGE [OPTION...]: reads names of files; fails if a line of a file
# matches, and prints the line with MESSAGE. OPTIONs are those of grep.
absent() {
	! xargs -d '\n' -r grep -HnE "${@:3}" -e "$1" | sed "s|\$|: $2|" | grep .
}

# build gcc [-- COMMAND...], build clang [VARIABLE=VALUE...]: builds the modules for the
# newest stock kernel; then runs COMMAND in their folder, which all checks that need
# objects share. checks/selftest sets $CHECKS for folders of its own.
build() {
	lab/lab objects "${CHECKS:+$CHECKS/}$1" "${@:2}"
}
