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

# build NAME VARIABLE=VALUE...: the modules for the newest stock kernel, in a folder
# of that NAME.
build() {
	local dir=/srv/out/checks/${PWD##*/}/$1 release
	release=$(lab/lab get "$(lab/kernels newest)")
	git ls-files -z --cached --others --exclude-standard |
		lab/lab run lab/kit/sync "$dir"
	lab/lab run make -C "/lib/modules/$release/build" M="$dir" \
		-j "$(nproc)" CONFIG_DEBUG_INFO_BTF_MODULES= "${@:2}" modules \
		2>&1 >/dev/null | sed -n "s|^$dir/||; /\.[ch]:[0-9]\|ERROR/p"
}
