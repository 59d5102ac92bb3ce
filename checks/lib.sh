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

# build FOLDER [VARIABLE=VALUE...] [-- COMMAND...]: builds the modules for the newest
# stock kernel, in a folder of that name in the kit; then runs COMMAND there.
build() {
	lab/lab objects "${PWD##*/}/$1" "${@:2}"
}

# build_gcc [VARIABLE=VALUE...] [-- COMMAND...]: the same, with all warnings of gcc. All
# checks that need objects share its folder.
# shellcheck disable=SC2120 # some checks call it without arguments
build_gcc() {
	build gcc W=1 KCFLAGS=-Werror "$@"
}
