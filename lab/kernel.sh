# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The stock kernels of kernels.tsv and matrix.tsv, and the project's modules for
# them.

# kernel_column NUMBER [NAME]: that of each kernel, or of one.
kernel_column() {
	awk -F '\t' -v column="$1" -v name="${2:-}" \
		'!/^#/ && (!name || $1 == name) { print $column }' \
		"$LAB/kernels.tsv" "$LAB/matrix.tsv"
}

kernel_names() {
	kernel_column 1
}

# kernel_get NAME: the kernel and its headers are in the kit; sets $RELEASE.
# One that is there stays, however new the mirror's.
kernel_get() {
	local pattern
	pattern=$(kernel_column 3 "$1")
	[ -n "$pattern" ] ||
		die "no kernel '$1', only: $(kernel_names | paste -sd ' ')"
	RELEASE=$(kernel_installed "$pattern")
	if [ -z "$RELEASE" ]; then
		kit_update "$(kernel_column 2 "$1")"
		RELEASE=$(kernel_newest "$pattern")
		[ -n "$RELEASE" ] || die "the mirror has no kernel $1"
	fi
	case $RELEASE in
	*-arm64) arm64_get ;;
	*) kit_add "linux-image-$RELEASE" "linux-headers-$RELEASE" ;;
	esac
}

kernel_installed() {
	find "$KIT/boot" -name 'vmlinuz-*' -printf '%f\n' |
		sed -nE "s/^vmlinuz-($1)\$/\1/p" | sort -V | tail -n 1
}

# The newest that has both an image and headers.
kernel_newest() {
	local names='apt-cache pkgnames linux-'
	[[ $1 != *-arm64 ]] || names='lab/kit/arm64 pkgnames'
	# shellcheck disable=SC2086
	kit_run $names |
		sed -nE "s/^linux-(image|headers)-($1)\$/\2/p" |
		sort -V | uniq -d | tail -n 1
}

# kernel_build NAME: the modules are built for it and installed in the kit.
kernel_build() {
	local with=() cc=${CC:-}
	kernel_get "$1"
	[[ $1 != *-clang ]] || cc=clang
	if [ "$cc" = clang ]; then
		kit_add clang
		mapfile -t with < <(grep -v '^#' "$LAB/clang/options")
	elif [[ $RELEASE = *-arm64 ]]; then
		with=("${ARM64_WITH[@]}")
	elif [ -n "$cc" ]; then
		with=("CC=$cc")
	fi
	modules_build "$1" "$RELEASE" "${with[@]}" ${W:+"W=$W"}
}

# modules_build NAME RELEASE [VARIABLE=VALUE...]
# The lock keeps them there until we end.
modules_build() {
	local name=$1 release=$2 dir=/srv/out/build/$2
	shift 2
	kit_lock
	git -C "$TREE" ls-files -z --cached --others --exclude-standard |
		kit_run lab/kit/sync "$dir"
	step "build-$name" "build the modules for $release (5 to 30 s)" \
		kit_run lab/kit/build "$release" "$dir" "$@"
}
