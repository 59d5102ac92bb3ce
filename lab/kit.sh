# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The kit: a Debian chroot that holds every tool, kernel and compiler of the lab.

kit_open() {
	host_open
	mkdir -p "$LOGS"
	lock cache shared
	if [ ! -d "$KIT" ]; then
		lock kit
		[ -d "$KIT" ] || kit_make
		unlock kit
	fi
	# After the kit is made, as $OUT may be a folder of it.
	mkdir -p "$OUT/stamp"
}

# Made under another name and renamed at the end, so that an incomplete kit is not used.
kit_make() {
	local mirror
	mirror=$(mirror_main)
	host_proxy | cat "$LAB/kit/apt.conf" - >"$CACHE/apt.conf"
	as_root rm -rf --one-file-system "$KIT.new"
	step kit-make 'make the kit (about 20 s)' \
		in_namespace mmdebstrap --mode=root --variant=apt \
		--include=binutils,ca-certificates,kmod,make,xz-utils \
		--aptopt="$CACHE/apt.conf" \
		--dpkgopt="$LAB/kit/dpkg.cfg" \
		trixie "$KIT.new" "$mirror"
	as_root mkdir "$KIT.new/srv/dmae" "$KIT.new/srv/out"
	as_root touch "$KIT.new/etc/hosts"
	as_root mv "$KIT.new" "$KIT"
}

kit_run() {
	in_namespace "$LAB/kit/enter" "$WAY" "$KIT" "$TREE" "$OUT" "$@"
}

# packages USE...: prints the packages that lab/packages.tsv lists for these uses.
packages() {
	local use
	for use; do
		awk -F '\t' -v use="$use" '!/^#/ && $1 == use { print $2 }' \
			"$LAB/packages.tsv"
	done | tr ' ' '\n' | sort -u
}

# kit_missing PACKAGE...: prints those that are not installed, one per line.
kit_missing() {
	comm -23 <(printf '%s\n' "$@" | sort -u) \
		<(dpkg-query --admindir="$KIT/var/lib/dpkg" -W \
			-f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
			sed -n 's/ installed$//p' | sort -u)
}

# kit_add PACKAGE...: installs those that are missing.
kit_add() {
	local missing
	[ $# -gt 0 ] && missing=$(kit_missing "$@") && [ -n "$missing" ] ||
		return 0
	lock kit
	# Another run may have added them meanwhile.
	mapfile -t missing < <(kit_missing "$@")
	[ "${#missing[@]}" -eq 0 ] || kit_install "${missing[@]}"
	unlock kit
}

# kit_use USE...: adds the packages of these uses to the kit.
kit_use() {
	local list
	mapfile -t list < <(packages "$@")
	kit_add "${list[@]}"
}

kit_install() {
	local what="$*"
	[ $# -le 6 ] || what="$# packages"
	kit_update
	step kit-add "add to the kit: $what (about $((5 + 2 * $#)) s)" \
		kit_run apt-get install -o APT::Keep-Downloaded-Packages=false "$@"
}

# kit_update [SUITE...]: updates the package lists, once per run, and keeps these suites
# in them. The caller holds the lock of the kit.
# shellcheck disable=SC2120
kit_update() {
	local sources
	sources=$(kit_sources "$@")
	[ "${UPDATED:-}" != "$sources" ] || return 0
	as_root tee "$KIT/etc/apt/sources.list" <<<"$sources" >/dev/null
	as_root cp "$LAB/kit/preferences" "$KIT/etc/apt/preferences"
	step kit-update 'update the package lists (5 s)' \
		kit_run sh -c 'dpkg --configure --pending && apt-get update'
	UPDATED=$sources
}

# kit_suites [SUITE...]: prints these and the suites in use, one per line.
kit_suites() {
	{
		printf '%s\n' trixie trixie-backports "$@"
		sed -nE 's/^deb (\[[^]]*\] )?[^ ]+ ([^ ]+) .*/\2/p' \
			"$KIT/etc/apt/sources.list"
	} | sort -u
}

kit_sources() {
	local suite uri main security
	main=$(mirror_main)
	security=$(mirror_security)
	for suite in $(kit_suites "$@"); do
		uri=$main
		[ "${suite%-security}" = "$suite" ] || uri=$security
		printf 'deb [signed-by=%s] %s %s main\n' \
			/usr/share/keyrings/debian-archive-keyring.gpg \
			"$uri" "$suite"
	done
}
