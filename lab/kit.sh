# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The kit: a Debian chroot that holds every tool, kernel and compiler of the lab.

kit_open() {
	mkdir -p "$LOGS" "$OUT"
	[ -d "$KIT" ] && return
	kit_lock
	[ -d "$KIT" ] || kit_make
}

# One run of the lab at a time changes the kit or counts on what it installed.
kit_lock() {
	[ -z "${LOCK:-}" ] || return 0
	exec {LOCK}>"$CACHE/lock"
	flock --nonblock "$LOCK" && return
	say 'waiting for another run of the lab'
	flock "$LOCK"
}

# Made beside its place and moved at the end, so that half a kit is none.
kit_make() {
	host_need mmdebstrap 'it makes the chroot that the lab works in'
	local mirror
	mirror=$(mirror_main)
	host_proxy | cat "$LAB/kit/apt.conf" - >"$CACHE/apt.conf"
	as_root rm -rf --one-file-system "$KIT.new"
	step kit-make 'make the kit (about 20 s)' \
		in_namespace --mount-proc mmdebstrap --variant=apt \
		--include=binutils,ca-certificates,kmod,make,xz-utils \
		--aptopt="$CACHE/apt.conf" \
		--dpkgopt="$LAB/kit/dpkg.cfg" \
		trixie "$KIT.new" "$mirror"
	as_root mkdir "$KIT.new/srv/dmae" "$KIT.new/srv/out"
	as_root touch "$KIT.new/etc/hosts"
	as_root mv "$KIT.new" "$KIT"
}

kit_run() {
	in_namespace "$LAB/kit/enter" "$KIT" "$TREE" "$OUT" "$@"
}

kit_has() {
	dpkg-query --admindir="$KIT/var/lib/dpkg" -W -f '${db:Status-Status}' \
		"$1" 2>/dev/null | grep -qx installed
}

# kit_add PACKAGE[/SUITE]...
kit_add() {
	local package missing=()
	for package; do
		kit_has "${package%/*}" || missing+=("$package")
	done
	[ "${#missing[@]}" -gt 0 ] || return 0
	# shellcheck disable=SC2119
	kit_update
	step kit-add "add to the kit: ${missing[*]} (about 15 s)" \
		kit_run apt-get install -o APT::Keep-Downloaded-Packages=false \
		"${missing[@]}"
}

# kit_update [SUITE,...]: the lists of that suite, too, from now on. Once a run is
# enough.
# shellcheck disable=SC2120
kit_update() {
	local sources
	[ -z "${UPDATED:-}" ] || return 0
	kit_lock
	sources=$(kit_sources "${1:-}")
	as_root tee "$KIT/etc/apt/sources.list" <<<"$sources" >/dev/null
	as_root cp "$LAB/kit/preferences" "$KIT/etc/apt/preferences"
	step kit-update 'update the package lists (about 5 s)' \
		kit_run sh -c 'dpkg --configure --pending && apt-get update'
	UPDATED=1
}

# kit_suites [SUITE,...]: all, one a line.
kit_suites() {
	{
		printf '%s\n' trixie trixie-backports "$@"
		sed -nE 's/^deb (\[[^]]*\] )?[^ ]+ ([^ ]+) .*/\2/p' \
			"$KIT/etc/apt/sources.list"
	} | tr ',' '\n' | grep . | sort -u
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
