# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# A machine with Debian and systemd, on which the packages are installed.
#
# dpkg, DKMS and the hooks of kernels would take many minutes on an emulated machine.
# So they run in a chroot of the machine's root, while the machine is off, or when a
# test on the machine asks for them (machine_serve).

MACHINE=/srv/out/machine

# machine_get: makes everything that machine_life needs.
machine_get() {
	kernel_get "$("$LAB/kernels" newest)"
	NEXT_RELEASE=$RELEASE
	kernel_get "$("$LAB/kernels" stable)"
	kit_use machine
	guest_accel
	deb_build
	lock machine
	[ -d "$OUT/machine.base" ] ||
		step machine-make 'make a machine (2 minutes)' \
			kit_run lab/kit/machine-make "$MACHINE.base" \
			dkms libjson-c5 libkmod2 \
			"linux-image-$RELEASE" "linux-headers-$RELEASE"
}

# machine_run COMMAND...: runs COMMAND in a chroot of the machine's root.
machine_run() {
	kit_run lab/kit/machine "$MACHINE" "$@"
}

# machine_step WHAT COMMAND...: the same, as a step with a log.
machine_step() {
	local what=$1
	shift
	step "machine-${what%% *}" "$what" machine_run "$@"
}

# machine_serve: runs the commands that run_outside() in lab/machine/life.sh orders.
machine_serve() {
	local lab=$OUT/machine/lab status words
	while :; do
		sleep 0.5
		[ -e "$lab/want" ] || continue
		words=$(cat "$lab/want")
		rm "$lab/want"
		status=0
		machine_run bash -c "$words" >"$lab/answer" 2>&1 || status=$?
		echo "$status" >"$lab/status.new"
		mv "$lab/status.new" "$lab/status"
	done
}

# machine_boot PHASE: boots the machine, which runs lab/machine/PHASE.
# shellcheck disable=SC2034 # guest_run uses them
machine_boot() {
	local phase=$1
	GUEST_ROOT=$MACHINE
	GUEST_WORDS="root=kit rootfstype=virtiofs rw systemd.unit=lab.service"
	GUEST_WORDS+=" lab.phase=$phase"
	say "boot Linux $RELEASE: $phase"
	machine_serve &
	# guest_test exits if a test fails.
	trap 'kill "$SERVER"' EXIT
	SERVER=$!
	LAB_TIMEOUT=${LAB_TIMEOUT:-900} guest_test "machine-$phase" '' /sbin/init
	kill "$SERVER"
	trap - EXIT
	GUEST_ROOT=/
	GUEST_WORDS=
}

# machine_life: installs the packages and a newer kernel, and boots the machine three
# times to use, upgrade and remove them.
machine_life() {
	local version
	version=$(cat "$TREE/VERSION")
	step machine-copy 'copy the machine (10 s)' \
		kit_run lab/kit/machine-copy "$MACHINE" "$version"
	machine_step 'install the packages (1 minute)' apt-get install -y \
		"/lab/dmae-dkms_$version.deb" "/lab/dmae-dev_$version.deb" \
		"/lab/dmaectl_$version.deb"
	machine_step 'build a client with dmae-dev' \
		make -C "/lib/modules/$RELEASE/build" M=/lab/outside
	machine_boot installed
	machine_step 'update the package lists (5 s)' apt-get update
	machine_step "add kernel $NEXT_RELEASE (2 minutes)" \
		apt-get install -y "linux-image-$NEXT_RELEASE" \
		"linux-headers-$NEXT_RELEASE"
	machine_step 'rebuild the client' \
		make -C "/lib/modules/$NEXT_RELEASE/build" M=/lab/outside clean modules
	RELEASE=$NEXT_RELEASE
	machine_boot upgraded
	machine_boot removed
}
