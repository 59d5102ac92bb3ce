# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: what goes wrong in the modelled device, and what is expected of
# dmae_ioat then.

# As the driver is to call them, by bit of CHANERR.
# shellcheck disable=SC2034
errors=(
	'source address' 'destination address' 'address of the next descriptor'
	'descriptor' 'address of the first descriptor' 'command'
	'uncorrectable data of the chipset' 'uncorrectable data of the engine'
	'reading data' 'writing data' 'control word' 'length'
	'address of the completion' 'interrupt configuration'
	'address of the further sources' 'unaffiliated error' 'CRC or P' 'Q'
	'number of descriptors' 'DIF of all ones' 'DIF guard'
	'DIF application tag' 'DIF reference tag' 'DIF bundle'
	'DIF result of all ones' 'DIF result guard'
	'DIF result application tag' 'DIF result reference tag'
)

attribute() {
	cat "$DEVICE/dmae_ioat/$1"
}

# order FAULT: it alone, from now on; the log takes ten lines in five seconds.
order() {
	sleep 0.5
	clear_log
	model clear && model fault "$1"
}

# injected COMMAND...: with the fault ordered before having hit.
injected() {
	local old status=0
	old=$(model_count injected_faults)
	"$@" || status=1
	[ "$(model_count injected_faults)" -gt "$old" ] && return "$status"
}

# The reader of $file is told, and what comes before is right.
# shellcheck disable=SC2154
fails_to_copy() {
	! { cp "$file" "$BOX" && cp "$BOX" /tmp/out; } 2>/tmp/error &&
		grep -E 'Input/output error|Bad address' /tmp/error
}

complains_once() {
	local lines
	lines=$(dmesg --level=err,warn | grep -c dmae_ioat)
	echo "$lines lines"
	[ "$lines" -eq 1 ] && kernel_says "$1"
}

# What is asked for next is not what starts an engine.
keep_engines_on() {
	load_box 6 && sleep 0.5
}

through_box() {
	modprobe dmae_copybox && through "$file"
}
