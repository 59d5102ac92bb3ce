# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: injects faults into the modelled device, and tests the reaction of
# dmae_ioat.

# The names of the errors in the driver's log, by bit of CHANERR.
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

# order FAULT: replaces all faults of the model by this one. The sleep keeps the driver
# below the log's limit of ten lines in five seconds.
order() {
	sleep 0.5
	clear_log
	model clear && model fault "$1"
}

# injected COMMAND...: COMMAND succeeds, and the model has injected a fault meanwhile.
injected() {
	local old status=0
	old=$(model_count injected_faults)
	"$@" || status=1
	[ "$(model_count injected_faults)" -gt "$old" ] && return "$status"
}

# fails_to_copy: writing $file to the copybox, or reading it back, fails with the errno
# of a failed operation.
# shellcheck disable=SC2154
fails_to_copy() {
	! { cp "$file" "$BOX" && cp "$BOX" /tmp/out; } 2>/tmp/error &&
		grep -E 'Input/output error|Bad address' /tmp/error
}

# complains_once TEXT: dmae_ioat has logged one error or warning, with TEXT.
complains_once() {
	local lines
	lines=$(dmesg --level=err,warn | grep -c dmae_ioat)
	echo "$lines lines"
	[ "$lines" -eq 1 ] && kernel_says "$1"
}

# keep_engines_on: starts the engines, so that the next fault does not hit their start.
keep_engines_on() {
	load_box 6 && sleep 0.5
}

through_box() {
	modprobe dmae_copybox && through "$file"
}
