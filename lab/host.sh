# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The machine that the lab runs on: the packages it must have, and the way from it
# into the kit.

# These are not in the PATH of a user, nor of root after su.
PATH=$PATH:/usr/sbin:/sbin

# host_open: installs missing packages, and sets $WAY, by which the lab enters the kit:
#   root    root may mount
#   user    a user, in a user namespace
#   sudo    a user, by sudo
#   chroot  root may not mount, as in a container: a plain chroot
host_open() {
	[ -z "${WAY:-}" ] || return 0
	host_check
	host_install
	if [ "$EUID" -eq 0 ]; then
		host_way_root
	else
		host_way_user
	fi
	host_tell
}

host_check() {
	[ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] ||
		die 'this needs Debian 12 or newer on amd64'
}

# host_needs: prints PROGRAM PACKAGE REASON for each program that the lab calls and
# that a minimal Debian may lack.
host_needs() {
	echo git git 'lists the files of the project'
	echo mmdebstrap mmdebstrap 'makes the chroot that the lab works in'
	if [ "$EUID" -ne 0 ] && ! command -v sudo >/dev/null; then
		echo newuidmap uidmap 'lets a user be root of a user namespace'
	fi
	if [ "$EUID" -ne 0 ] || root_may_mount; then
		echo mount mount 'mounts files of this machine in the chroot'
	fi
}

# Installs all missing packages at once, before anything else, as sudo may ask for a
# password.
host_install() {
	local program package reason packages=() reasons=
	while read -r program package reason; do
		! command -v "$program" >/dev/null || continue
		packages+=("$package")
		reasons+=", $package ($reason)"
	done < <(host_needs)
	if [ "${#packages[@]}" -gt 0 ]; then
		[ "$EUID" -eq 0 ] || command -v sudo >/dev/null ||
			die "this machine lacks ${reasons:2}: let root run" \
				'apt-get update && apt-get install -y' \
				"--no-install-recommends ${packages[*]}"
		say 'this machine lacks a few packages'
		mkdir -p "$LOGS"
		step host-update 'update its package lists (5 s)' \
			as_admin apt-get update
		step host-install "install on it: ${reasons:2} (20 s)" \
			as_admin apt-get install -y --no-install-recommends \
			"${packages[@]}"
	fi
	git -C "$TREE" rev-parse --git-dir >/dev/null ||
		die "git must know the files in $TREE: see above, or git init there"
}

as_admin() {
	if [ "$EUID" -eq 0 ]; then
		"$@"
	else
		sudo -- "$@"
	fi
}

namespace=(--mount --pid --fork --mount-proc)
user_namespace=(--user --map-root-user --map-auto)

root_may_mount() {
	unshare "${namespace[@]}" true 2>/dev/null
}

host_way_root() {
	WAY=root
	root_may_mount && return
	chroot / true 2>/dev/null ||
		die 'root may neither mount nor chroot here: give this container' \
			'the capability SYS_CHROOT'
	WAY=chroot
	# $OUT cannot be mounted in the kit, so it is a folder of the kit.
	# shellcheck disable=SC2034 # scripts that source this file use it
	OUT=$KIT/srv/out
}

# Uses a user namespace if one can be made, unless the kit was made by sudo. proot would
# not do: Debian's version lacks statx(), which current programs call.
host_way_user() {
	local reason
	if [ -e "$KIT" ] && [ ! -O "$KIT" ]; then
		reason="root has made $KIT"
	elif reason=$(unshare "${user_namespace[@]}" "${namespace[@]}" true 2>&1); then
		WAY=user
		return
	fi
	if ! command -v sudo >/dev/null; then
		say "no user namespace: $reason"
		die "let root run: $(host_advice)"
	elif [ -O "$KIT" ]; then
		die "no user namespace any more ($reason), and $KIT was made in one:" \
			"remove it with: sudo rm -r --one-file-system $CACHE"
	fi
	sudo -p 'lab: to enter a chroot, sudo asks for the password of %u: ' true ||
		die "neither sudo nor a user namespace: $reason"
	WAY=sudo
}

# host_advice: prints the command that allows user namespaces.
host_advice() {
	local user
	user=$(id -un)
	if ! grep -qs "^$user:" /etc/subuid || ! grep -qs "^$user:" /etc/subgid; then
		echo "usermod --add-subuids 100000-165535" \
			"--add-subgids 100000-165535 $user"
	elif [ "$(sysctl_of kernel/unprivileged_userns_clone)" = 0 ]; then
		echo 'sysctl kernel.unprivileged_userns_clone=1'
	elif [ "$(sysctl_of kernel/apparmor_restrict_unprivileged_userns)" = 1 ]; then
		echo 'sysctl kernel.apparmor_restrict_unprivileged_userns=0'
	elif [ "$(sysctl_of user/max_user_namespaces)" = 0 ]; then
		echo 'sysctl user.max_user_namespaces=10000'
	else
		echo 'the same command (a container may forbid user namespaces)'
	fi
}

sysctl_of() {
	cat "/proc/sys/$1" 2>/dev/null
}

# host_tell: prints the way once, also if a run calls lab/lab many times.
host_tell() {
	[ -z "${LAB_TOLD:-}" ] || return 0
	export LAB_TOLD=1
	case $WAY in
	user) say 'the kit is entered by a user namespace, without root' ;;
	chroot) say 'nothing can be mounted here: the kit is a plain chroot, and' \
		'guests run one at a time' ;;
	esac
}

# as_root COMMAND...: runs COMMAND as the owner of the kit.
as_root() {
	case $WAY in
	sudo) sudo -- "$@" ;;
	user) unshare "${user_namespace[@]}" -- "$@" ;;
	*) "$@" ;;
	esac
}

# in_namespace COMMAND...: mounts and processes that COMMAND makes are gone when it ends
# or when this script dies. In a plain chroot COMMAND must clean up by itself.
in_namespace() {
	local words=(setpriv --pdeathsig KILL)
	case $WAY in
	chroot) ;;
	user) words+=(unshare "${user_namespace[@]}" "${namespace[@]}" --kill-child) ;;
	*) words+=(unshare "${namespace[@]}" --kill-child) ;;
	esac
	[ "$WAY" != sudo ] || words=(sudo -- "${words[@]}")
	"${words[@]}" "$@"
}

# host_mirror LABEL: prints the first source of that label in apt's lists.
# shellcheck disable=SC2016 # apt expands it
host_mirror() {
	apt-get indextargets --format '$(REPO_URI)' \
		'Created-By: Packages' "Label: $1" | sed -n '1s|/*$||p'
}

mirror_main() {
	local uri=${DMAE_MIRROR:-$(host_mirror Debian)}
	if [ -z "$uri" ]; then
		[ "$EUID" -eq 0 ] || command -v sudo >/dev/null ||
			die 'apt has no lists yet: let root run apt-get update'
		say 'apt-get update, as apt has no lists yet'
		as_admin apt-get update -q >&2
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
