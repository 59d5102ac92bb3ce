# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: a guest that has the modelled I/OAT device.

# bound DRIVER: the driver is bound to a device.
bound() {
	[ -n "$(find "/sys/bus/pci/drivers/$1" -name '0000:*')" ]
}

# interrupts: prints the number of each interrupt of I/OAT channels, one per line.
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

# model_port: prints the serial port that leads to the model.
model_port() {
	local tty
	for tty in /sys/class/tty/ttyS*; do
		case $(readlink -f "$tty") in
		*/pci*) echo "/dev/${tty##*/}" ;;
		esac
	done
}

# model ORDER...: sends an order to the model and prints the answer; fails if it is a
# refusal. ioat_model/control.h lists the orders.
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

# model_count COUNTER: prints a counter of the model, summed over all channels.
model_count() {
	model counters | sed -n "s/^.*\"total\":{[^}]*\"$1\":\([0-9]*\).*/\1/p"
}

# model_mappings: prints how many ranges of memory the device may reach; behind an
# IOMMU each is a mapping.
model_mappings() {
	model counters | sed -n 's/^.*"mappings":\([0-9]*\).*/\1/p'
}

# The number of mappings before the test.
mappings=$(model_mappings)

no_mapping_is_left() {
	echo "$mappings mappings before, $(model_mappings) after"
	[ "$(model_mappings)" -eq "$mappings" ]
}

DEVICE=/sys/bus/pci/devices/0000:00:05.0
[ -z "${IOAT_PORT:-}" ] || DEVICE=/sys/bus/pci/devices/0000:01:00.0

# take_device [PARAMETER...]: loads dmae_ioat and binds it to the device, which it does
# not do by itself.
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

# stock_takes_device [PARAMETER...]: loads ioatdma, which binds to the device by itself.
# shellcheck disable=SC2120
stock_takes_device() {
	echo >"$DEVICE/driver_override"
	modprobe ioatdma "$@" && bound ioatdma
}
