# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What the lab asks of the machine it runs on.

as_root() {
	if [ "$EUID" -eq 0 ]; then
		"$@"
	else
		sudo -- "$@"
	fi
}

host_need() {
	command -v "$1" >/dev/null && return
	say "installing the package $1: $2"
	as_root apt-get update -q >&2
	as_root apt-get install -q -y --no-install-recommends "$1" >&2
}

# Mounts and processes made by COMMAND are gone when it ends or when we die.
in_namespace() {
	as_root setpriv --pdeathsig KILL unshare --mount --pid --fork \
		--kill-child "$@"
}

# host_mirror LABEL: the first source of that label in apt's lists.
# shellcheck disable=SC2016 # apt expands it
host_mirror() {
	apt-get indextargets --format '$(REPO_URI)' \
		'Created-By: Packages' "Label: $1" | sed -n '1s|/*$||p'
}

mirror_main() {
	local uri=${DMAE_MIRROR:-$(host_mirror Debian)}
	if [ -z "$uri" ]; then
		say 'apt-get update, as apt has no lists yet'
		as_root apt-get update -q >&2
		uri=$(host_mirror Debian)
	fi
	[ -n "$uri" ] || die 'apt has no Debian source: set DMAE_MIRROR'
	printf '%s\n' "$uri"
}

mirror_security() {
	local uri=
	[ -n "${DMAE_MIRROR:-}" ] || uri=$(host_mirror Debian-Security)
	printf '%s\n' "${uri:-$(mirror_main)-security}"
}

host_proxy() {
	apt-config dump --format '%f "%v";%n' Acquire::http Acquire::https
}
