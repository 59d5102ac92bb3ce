# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# One lock for each thing in the cache that a run of the lab changes or uses, so that
# runs wait for one another only if they need the same thing.
#
#	kit                 the packages in the kit: held while they change
#	modules-RELEASE     our modules in the kit: exclusive to build and install
#	                    them, shared by guests that load them
#	uml-KERNEL          a user-mode kernel: the same
#	dmaectl, dmaectl-test, model
#	                    programs of the project: the same
#	deb, machine, demo  always exclusive
#	checks-NAME         a build directory of the checks
#	guest-NAME          the files of a guest
#
# They are always taken in this order, so that two runs never wait for each other.

declare -A LOCKS=()

# lock NAME [shared]: takes the lock, which is held until unlock, or until this process
# and its children end.
lock() {
	local name=$1 mode=${2:-exclusive}
	lock_try "$name" "$mode" && return
	say "waiting: another run of the lab uses $name"
	flock "--$mode" "${LOCKS[$name]}"
}

# lock_try NAME [shared]: the same, but fails if another run holds the lock.
lock_try() {
	local name=$1 mode=${2:-exclusive} fd=${LOCKS[$1]:-}
	if [ -z "$fd" ]; then
		mkdir -p "$CACHE/locks"
		exec {fd}>"$CACHE/locks/$name"
		LOCKS[$name]=$fd
	fi
	flock --nonblock "--$mode" "$fd"
}

unlock() {
	local fd=${LOCKS[$1]}
	flock --unlock "$fd"
}

# with_current THING STATE COMMAND...: THING is up to date if it was made with the same
# STATE; otherwise COMMAND makes it, with its lock held exclusively. On return the lock
# is held shared, so that no other run makes THING anew before this process ends.
with_current() {
	local thing=$1 state=$2 stamp=$OUT/stamp/$1
	shift 2
	lock "$thing" shared
	# Another run may take the lock while we change its mode, hence the loop.
	until [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; do
		unlock "$thing"
		lock "$thing"
		if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
			rm -f "$stamp"
			"$@"
			printf '%s\n' "$state" >"$stamp"
		fi
		unlock "$thing"
		lock "$thing" shared
	done
}
