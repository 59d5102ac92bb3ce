# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The stock kernels of kernels.tsv and the project's modules for them.

kernel_suites() {
	awk -F '\t' '!/^#/ { gsub(",", "\n", $2); print $2 }' "$LAB/kernels.tsv"
}

kernel_names() {
	awk -F '\t' '!/^#/ { print $1 }' "$LAB/kernels.tsv"
}

kernel_pattern() {
	awk -F '\t' -v name="$1" '$1 == name { print $3 }' "$LAB/kernels.tsv"
}

# kernel_get NAME: the kernel and its headers are in the kit; sets $RELEASE.
# One that is there stays, however new the mirror's.
kernel_get() {
	local pattern
	pattern=$(kernel_pattern "$1")
	[ -n "$pattern" ] ||
		die "no kernel '$1', only: $(kernel_names | paste -sd ' ')"
	RELEASE=$(kernel_installed "$pattern")
	if [ -z "$RELEASE" ]; then
		kit_update
		RELEASE=$(kernel_newest "$pattern")
		[ -n "$RELEASE" ] || die "the mirror has no kernel $1"
	fi
	kit_add "linux-image-$RELEASE" "linux-headers-$RELEASE"
}

kernel_installed() {
	find "$KIT/boot" -name 'vmlinuz-*' -printf '%f\n' |
		sed -nE "s/^vmlinuz-($1)\$/\1/p" | sort -V | tail -n 1
}

# The newest that has both an image and headers.
kernel_newest() {
	kit_run apt-cache pkgnames linux- |
		sed -nE "s/^linux-(image|headers)-($1)\$/\2/p" |
		sort -V | uniq -d | tail -n 1
}

# kernel_build NAME: the modules are built for it and installed in the kit.
kernel_build() {
	kernel_get "$1"
	modules_build "$1" "$RELEASE" ${W:+"W=$W"} ${CC:+"CC=$CC"}
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
