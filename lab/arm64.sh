# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# A kernel for arm64: its packages cannot be installed in the kit, so their files are
# unpacked there. The build programs come from the same kernel for amd64.

# Variables for make.
# shellcheck disable=SC2034 # kernel_build uses it
ARM64_WITH=(ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu-
	CC=aarch64-linux-gnu-gcc-14)

# arm64_get: the kernel $RELEASE, its headers, and a busybox for its guest.
arm64_get() {
	local version=${RELEASE%-arm64}
	kit_add gcc-14-aarch64-linux-gnu qemu-system-arm \
		"linux-headers-$version-common" "linux-kbuild-$version"
	[ -e "$KIT/boot/vmlinuz-$RELEASE" ] || step arm64 \
		"add to the kit: a kernel for arm64 (1 minute)" \
		kit_run lab/kit/arm64 get "$RELEASE"
}

arm64_machine() {
	printf '%s\n' qemu-system-aarch64 -accel tcg -machine virt \
		-cpu cortex-a72 -m "${LAB_MEM:-1G}"
}

# The first process must be busybox, as the root is an initramfs without other programs.
arm64_words() {
	echo 'console=ttyAMA0 rdinit=/bin/busybox -- env'
}

# The PCI serial ports are ttyS0 to ttyS2. The console is ttyAMA0, so ttyS0 is unused.
arm64_ports() {
	printf '%s\n' -serial chardev:console -chardev null,id=none \
		-device pci-serial-4x,chardev1=none,chardev2=report,chardev3=verdict
}
