# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: a guest that has the modelled I/OAT device.

# bound DRIVER: to a device.
bound() {
	[ -n "$(find "/sys/bus/pci/drivers/$1" -name '0000:*')" ]
}

# interrupts: of I/OAT channels so far, a line for each that has one.
interrupts() {
	awk '$NF ~ /ioat/ {
		sum = 0
		for (i = 2; $i ~ /^[0-9]+$/; i++)
			sum += $i
		print sum
	}' /proc/interrupts
}

all_interrupts() {
	interrupts | awk '{ sum += $1 } END { print sum + 0 }'
}

# The serial port whose other end is the model.
model_port() {
	local tty
	for tty in /sys/class/tty/ttyS*; do
		case $(readlink -f "$tty") in
		*/pci*) echo "/dev/${tty##*/}" ;;
		esac
	done
}

# model ORDER...: prints the answer; see ioat_model/control.h.
model() {
	local answer port
	port=$(model_port)
	exec 7<>"$port"
	stty -F "$port" raw -echo
	echo "$*" >&7
	read -r -t 10 answer <&7
	exec 7<&-
	echo "$answer"
	[ -n "$answer" ] && [ "${answer#no: }" = "$answer" ]
}

# model_count COUNTER: over all channels.
model_count() {
	model counters | sed -n "s/^.*\"total\":{[^}]*\"$1\":\([0-9]*\).*/\1/p"
}

# How many ranges of memory the device may reach: behind an IOMMU these are what
# is mapped for it.
model_mappings() {
	model counters | sed -n 's/^.*"mappings":\([0-9]*\).*/\1/p'
}

# What was mapped before the test.
mappings=$(model_mappings)

no_mapping_is_left() {
	echo "$mappings mappings before, $(model_mappings) after"
	[ "$(model_mappings)" -eq "$mappings" ]
}

DEVICE=/sys/bus/pci/devices/0000:00:05.0
[ -z "${IOAT_PORT:-}" ] || DEVICE=/sys/bus/pci/devices/0000:01:00.0

# take_device [PARAMETER...]: for dmae_ioat, which takes none by itself.
# shellcheck disable=SC2120
take_device() {
	modprobe dmae_ioat "$@" || return
	echo dmae_ioat >"$DEVICE/driver_override"
	echo "${DEVICE##*/}" >/sys/bus/pci/drivers_probe
	bound dmae_ioat
}

has_no_complaint() {
	! dmesg --level=err,warn | grep dmae_ioat
}

# stock_takes_device [PARAMETER...]
# shellcheck disable=SC2120
stock_takes_device() {
	echo >"$DEVICE/driver_override"
	modprobe ioatdma "$@" && bound ioatdma
}
