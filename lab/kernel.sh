# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The stock kernels of kernels.tsv and matrix.tsv, and the project's modules for
# them.

# kernel_column NUMBER [NAME]: prints that column for each kernel, or for one.
kernel_column() {
	awk -F '\t' -v column="$1" -v name="${2:-}" \
		'!/^#/ && (!name || $1 == name) { print $column }' \
		"$LAB/kernels.tsv" "$LAB/matrix.tsv"
}

kernel_names() {
	kernel_column 1
}

# kernel_suites NAME...: prints the suites of the mirror that have these kernels.
kernel_suites() {
	local name
	for name; do
		kernel_column 2 "$name"
	done | tr ',' '\n' | sort -u
}

# kernel_lists NAME...: if one of these kernels is missing, updates the package lists
# for all of them at once.
kernel_lists() {
	local name suites
	for name; do
		[ -z "$(kernel_installed "$(kernel_column 3 "$name")")" ] || continue
		mapfile -t suites < <(kernel_suites "$@")
		lock kit
		kit_update "${suites[@]}"
		unlock kit
		return
	done
}

# kernel_find NAME: sets $RELEASE. A kernel that is in the kit is kept, even if the
# mirror has a newer release.
kernel_find() {
	local pattern suites
	pattern=$(kernel_column 3 "$1")
	[ -n "$pattern" ] ||
		die "no kernel '$1', only: $(kernel_names | paste -sd ' ')"
	RELEASE=$(kernel_installed "$pattern")
	[ -z "$RELEASE" ] || return 0
	mapfile -t suites < <(kernel_suites "$1")
	lock kit
	kit_update "${suites[@]}"
	RELEASE=$(kernel_newest "$pattern")
	unlock kit
	[ -n "$RELEASE" ] || die "the mirror has no kernel $1"
}

# kernel_packages: prints the packages of the kernel $RELEASE.
kernel_packages() {
	printf 'linux-%s-%s\n' image "$RELEASE" headers "$RELEASE"
}

# kernel_get NAME: adds the kernel and its headers to the kit; sets $RELEASE.
kernel_get() {
	local packages
	kernel_find "$1"
	case $RELEASE in
	*-arm64) arm64_get ;;
	*)
		mapfile -t packages < <(kernel_packages)
		kit_add "${packages[@]}"
		;;
	esac
}

kernel_installed() {
	find "$KIT/boot" -name 'vmlinuz-*' -printf '%f\n' |
		sed -nE "s/^vmlinuz-($1)\$/\1/p" | sort -V | tail -n 1
}

# kernel_newest PATTERN: prints the newest release that has both an image and headers.
kernel_newest() {
	local names='apt-cache pkgnames linux-'
	[[ $1 != *-arm64 ]] || names='lab/kit/arm64 pkgnames'
	# shellcheck disable=SC2086
	kit_run $names |
		sed -nE "s/^linux-(image|headers)-($1)\$/\2/p" |
		sort -V | uniq -d | tail -n 1
}

# Variables of make for the newest kernel: all warnings, and sparse, on which checks/gcc
# relies. The headers of older kernels cause warnings. C=1 would run a script that the
# package of headers lacks. sparse 0.6.4 does not know two builtins that the headers use.
NEWEST_WITH=(W=1 KBUILD_CHECKSRC=1 CHECK=sparse "CF=-Wsparse-error \
	-D__typeof_unqual__=__typeof__ -D'__builtin_strlen(s)=(sizeof(s)-1)'")

# kernel_build NAME: builds the modules for it and installs them in the kit.
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
	elif [ "$1" = "$("$LAB/kernels" newest)" ]; then
		kit_add sparse
		with=("${NEWEST_WITH[@]}")
	fi
	modules_build "$1" "$RELEASE" "${with[@]}" ${W:+"W=$W"}
}

# tree_files [PATTERN...]: prints the files of the tree, each followed by a null byte.
tree_files() {
	git -C "$TREE" ls-files -z --cached --others --exclude-standard -- "$@"
}

# tree_state: prints a checksum of the files that are built, and of the script that
# builds them.
tree_state() {
	cd "$TREE" || return
	{
		tree_files . ':!checks' ':!debian' ':!docs' ':!lab' ':!*.md'
		printf 'lab/kit/build\0'
	} | xargs -0 sha1sum 2>/dev/null | sha1sum
}

# left_out NAME: prints patterns of the files that the tests of this kernel do not need.
# With $LAB_QUICK the kernels between the oldest and the newest have few tests.
left_out() {
	local apart=(bench tools/bench examples tests/classic tests/stock_ioat)
	case $1 in
	uml-kunit*) ;;
	"$("$LAB/kernels" oldest)" | "$("$LAB/kernels" newest)" | uml-*) return ;;
	*)
		[ -n "${LAB_QUICK:-}" ] || return 0
		apart=(bench kunit examples/{outside,xor_copy_xor}
			tests/{classic,node,none,oracle,parity,storm})
		;;
	esac
	printf ':!%s\n' "${apart[@]}"
}

# modules_build NAME RELEASE [VARIABLE=VALUE...]: builds the modules in the kit if they
# are out of date, and keeps them locked against changes until this script ends.
modules_build() {
	local name=$1 release=$2 state
	shift 2
	state="$* $(left_out "$name") $(tree_state)"
	with_current "modules-$release" "${state//$'\n'/ }" \
		modules_make "$name" "$release" "$@"
}

modules_make() {
	local name=$1 release=$2 dir=/srv/out/build/$2 patterns
	shift 2
	mapfile -t patterns < <(left_out "$name")
	tree_files . "${patterns[@]}" | kit_run lab/kit/sync "$dir"
	step "build-$name" "build the modules for $release (40 s)" \
		kit_run lab/kit/build "$release" "$dir" "$@"
}
