# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Sourced by each check. A check prints each finding as FILE:LINE: MESSAGE, and fails
# if there is one.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# files PATTERN...: the files of the tree that match, one a line.
files() {
	git ls-files --cached --others --exclude-standard -- "$@" |
		while IFS= read -r file; do
			[ ! -f "$file" ] || printf '%s\n' "$file"
		done
}

# absent REGEX MESSAGE [OPTION...]: fails if a line of the files on standard input
# matches; OPTION is one of grep.
absent() {
	! xargs -d '\n' -r grep -HnE "${@:3}" -e "$1" | sed "s|\$|: $2|" | grep .
}

# build FOLDER [VARIABLE=VALUE...] [-- COMMAND...]: the modules for the newest stock
# kernel, in a folder of that name in the kit; then COMMAND runs there.
build() {
	lab/lab objects "${PWD##*/}/$1" "${@:2}"
}

# build_gcc [VARIABLE=VALUE...] [-- COMMAND...]: likewise, with all warnings of gcc; so
# that one folder serves all checks that need objects.
# shellcheck disable=SC2120 # some without arguments
build_gcc() {
	build gcc W=1 KCFLAGS=-Werror "$@"
}
