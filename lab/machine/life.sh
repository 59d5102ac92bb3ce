# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Sourced by each phase: installed, upgraded, removed.

export LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root

# shellcheck source=lab/guest/ktap.sh disable=SC1091
. ./ktap.sh

kernel=$(uname -r)
# shellcheck disable=SC2034 # the phases use it
version=$(<version)

# run_outside COMMAND...: the lab runs COMMAND outside, in a chroot of this machine's
# root, where the processor is not emulated; see machine_serve.
run_outside() {
	rm -f answer status
	printf '%q ' "$@" >want.new
	mv want.new want
	until [ -e status ]; do
		sleep 0.5
	done
	cat answer
	return "$(<status)"
}

# is_installed VERSION: DKMS has only that version installed for the running kernel.
is_installed() {
	run_outside dkms status -m dmae -k "$kernel" >statuses
	cat statuses
	[ "$(wc -l <statuses)" -eq 1 ] &&
		grep "^dmae/$1, .*: installed" statuses
}

# is_loaded VERSION: the loaded core is of that version.
is_loaded() {
	[ "$(cat /sys/module/dmaengine_core/version)" = "$1" ]
}

copies() {
	echo 1 >/sys/module/outside/parameters/copy
}

# tells TEXT WORD...: dmaectl prints TEXT.
tells() {
	local text=$1
	shift
	dmaectl "$@" | tee /dev/stderr | grep -qF -- "$text"
}

unload() {
	rmmod outside && modprobe -r swdma && modprobe -r dmaengine_core
}
