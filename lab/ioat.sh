# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# A guest with an I/OAT device, which the model imitates in a process beside QEMU.

# ioat_get KERNEL: adds to the kit everything to boot that kernel, and the model.
ioat_get() {
	guest_get "$1"
	kit_use ioat
	ioat_build
}

# ioat_build: builds the model, its unit tests and fuzz targets.
ioat_build() {
	kit_use model
	with_current model "$(tree_state)" ioat_make
}

ioat_make() {
	tree_files | kit_run lab/kit/sync /srv/out/model.tree
	step build-model 'build the model (30 s)' \
		kit_run make -C /srv/out/model.tree/ioat_model OUT=/srv/out/model \
		-j "$(nproc)" all programs
}

# ioat_model: runs the model's unit tests, a short run of its fuzz targets, and the
# test that driver and model agree on registers and descriptors.
ioat_model() {
	local target
	ioat_build
	for target in test fuzz; do
		kit_run make -s -C /srv/out/model.tree/ioat_model OUT=/srv/out/model \
			FUZZ_RUNS="${FUZZ_RUNS:-20000}" "$target"
	done
	kit_run make -s -C /srv/out/model.tree/tests/ioat_facts OUT=/srv/out/facts test
}

ioat_variants() {
	sed -n 's/^\t\t\.name = "\(.*\)",$/\1/p' "$TREE/ioat_model/variant.c"
}

# ioat_test VARIANT KERNEL "TEST...": boots a guest with the device. LAB_FAULTS are
# injected; with LAB_IOMMU=1 the model reaches only memory that the guest has mapped for
# it; with LAB_ICOUNT=1 there is one processor, whose cycle counter counts instructions;
# with LAB_PORT=1 the device is behind a root port; with LAB_KEXEC=1 another kernel has
# used the device before.
# shellcheck disable=SC2034 # guest_run uses them
ioat_test() {
	local variant=$1 name=ioat-$1-$2 tests=$3 fault
	local channels=${LAB_CHANNELS:-4} report socket device control place='"addr":"5"'
	control=socket,id=model,path=/run/ioat-control
	[ -z "${LAB_PORT:-}" ] || place='"bus":"root5","addr":"0"'
	socket='{"type":"unix","path":"/run/ioat"}'
	device="{\"driver\":\"vfio-user-pci\",\"socket\":$socket,$place}"
	GUEST_WORDS="IOAT_VARIANT=$variant IOAT_CHANNELS=$channels"
	GUEST_WORDS+=" STOCK_OPERATIONS=${STOCK_OPERATIONS:-10000}"
	GUEST_OPTIONS=()
	if [ -n "${LAB_IOMMU:-}" ]; then
		name+=-iommu
		GUEST_OPTIONS+=(-device "intel-iommu,caching-mode=on")
		GUEST_WORDS+=' IOAT_IOMMU=1 intel_iommu=on iommu.strict=1'
	fi
	if [ -n "${LAB_PORT:-}" ]; then
		name+=-port
		GUEST_OPTIONS+=(-device "pcie-root-port,id=root5,addr=5,x-speed=2_5")
		GUEST_WORDS+=' IOAT_PORT=1'
	fi
	guest_files "$name"
	report=$FILES/model.json
	GUEST_WITH=(lab/kit/model --variant "$variant" --channels "$channels"
		--report "$INSIDE/model.json")
	if [ -n "${LAB_ICOUNT:-}" ]; then
		ACCEL=tcg
		LAB_CPUS=1
		GUEST_OPTIONS+=(-icount "shift=0")
	fi
	for fault in ${LAB_FAULTS:-}; do
		GUEST_WITH+=(--fault "$fault")
	done
	GUEST_WITH+=(--)
	GUEST_OPTIONS+=(-device "$device" -chardev "$control"
		-device "pci-serial,chardev=model")
	guest_test "$name" "$tests" ${LAB_KEXEC:+/srv/dmae/lab/guest/kexec}
	say "the model's counters are in $report"
}

# ioat_tests [TEST...]: prints the named tests, or all of lab/tests/ioat.
ioat_tests() {
	if [ $# -eq 0 ]; then
		find "$LAB/tests/ioat" -type f -printf 'ioat/%f\n' | sort |
			paste -sd ' '
		return
	fi
	guest_tests "$@"
}
