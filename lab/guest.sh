# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# A guest: a stock kernel under QEMU, with the kit as its read-only root.

# guest_get NAME: adds to the kit everything that is needed to boot that kernel.
guest_get() {
	kit_use guest
	kernel_build "$1"
	[[ $RELEASE = *-arm64 ]] || guest_accel
}

# guest_tools: adds the programs that tests of lab/tests use.
guest_tools() {
	kit_use tests
}

# Sets $ACCEL. A guest may hang although there is a /dev/kvm, so one is tried, once.
guest_accel() {
	local answer=$OUT/accel
	lock accel
	if [ ! -s "$answer" ]; then
		say 'try KVM (5 s at most)'
		guest_try_kvm >"$answer"
	fi
	unlock accel
	ACCEL=$(cat "$answer")
}

guest_try_kvm() {
	if [ -e /dev/kvm ] && ACCEL=kvm guest_run 5 '/bin/busybox poweroff -f' \
		</dev/null >"$LOGS/kvm.log" 2>&1; then
		echo kvm
	else
		echo tcg
	fi
}

# Additions for some guests: a program that runs QEMU, options of QEMU, and words of
# the kernel's command line.
GUEST_WITH=()
GUEST_OPTIONS=()
GUEST_WORDS=

# The folder in the kit that is the guest's root. An initramfs mounts the kit's own
# root, /; the kernel of a machine mounts its root without one.
GUEST_ROOT=/

# guest_kernel: prints QEMU's options for the kernel, one per line.
guest_kernel() {
	local kernel=boot/vmlinuz-$RELEASE
	if [ "$GUEST_ROOT" = / ]; then
		printf '%s\n' -kernel "/$kernel" -initrd /run/initramfs
	else
		printf '%s\n' -kernel "$GUEST_ROOT/$kernel"
	fi
}

# guest_machine: prints QEMU and its options for the machine, one per line.
guest_machine() {
	local memory=${LAB_MEM:-1G}
	if [[ $RELEASE = *-arm64 ]]; then
		arm64_machine
		return
	fi
	printf '%s\n' qemu-system-x86_64 -accel "$ACCEL" -cpu max -m "$memory" \
		-object "memory-backend-memfd,id=memory,size=$memory,share=on" \
		-machine q35,memory-backend=memory \
		-chardev socket,id=kit,path=/run/virtiofsd \
		-device vhost-user-fs-pci,chardev=kit,tag=kit
}

# guest_words: prints the kernel's command line, up to the program. no_timer_check: on a
# busy machine an emulated timer ticks too late for the kernel's check of the timer.
guest_words() {
	local words="loglevel=7 panic=-1 oops=panic LAB_RELEASE=$RELEASE"
	words+=" ${THOROUGH:+THOROUGH=1} ${LAB_ENV:-} $GUEST_WORDS"
	if [[ $RELEASE = *-arm64 ]]; then
		echo "$words $(arm64_words)"
	else
		echo "$words console=ttyS0 no_timer_check --"
	fi
}

# guest_ports: prints QEMU's options for the three serial ports, one per line.
guest_ports() {
	if [[ $RELEASE = *-arm64 ]]; then
		arm64_ports
	else
		printf '%s\n' -serial chardev:console -serial chardev:report \
			-serial chardev:verdict
	fi
}

# guest_run SECONDS "PROGRAM ARGUMENT..." QEMU-OPTION...: runs a guest whose first
# process is PROGRAM, for at most SECONDS; 0 is no limit.
guest_run() {
	local seconds=$1 program=$2 machine image
	shift 2
	mapfile -t machine < <(guest_machine)
	mapfile -t image < <(guest_kernel)
	kit_run lab/kit/guest "$GUEST_ROOT" "$RELEASE" "${GUEST_WITH[@]}" \
		timeout --foreground --kill-after=1 "$seconds" "${machine[@]}" \
		-smp "${LAB_CPUS:-2}" -nodefaults -no-user-config -no-reboot \
		-display none "${image[@]}" \
		-append "$(guest_words) $program" \
		"${GUEST_OPTIONS[@]}" "$@"
}

guest_shell() {
	guest_run 0 /srv/dmae/lab/guest/shell -serial mon:stdio
}

# guest_files NAME: sets $FILES to a directory that no other run uses, for the guest's
# console, report and verdict; $INSIDE is its path in the kit.
guest_files() {
	local directory=$1 number=1
	until lock_try "guest-$directory"; do
		number=$((number + 1))
		directory=$1-$number
	done
	FILES=$OUT/guest/$directory
	INSIDE=/srv/out/guest/$directory
	rm -rf "$FILES"
	mkdir -p "$FILES"
	touch "$FILES/console" "$FILES/report" "$FILES/verdict"
}

# guest_test NAME "TEST..." [PROGRAM]: runs a guest with these tests and prints its
# report. PROGRAM reports as lab/guest/init does, which is the default.
guest_test() {
	local name=$1 tests=$2 program=${3:-/srv/dmae/lab/guest/init}
	local seconds=${LAB_TIMEOUT:-300} status=0 show=/dev/null ports
	[ -n "${FILES:-}" ] || guest_files "$name"
	[ -z "${V:-}" ] || show=/dev/stderr
	mapfile -t ports < <(guest_ports)
	GUEST_WORDS+=" LAB_LIMIT=$seconds"
	guest_run "$seconds" "$program $tests" \
		-chardev "file,id=console,path=$show,append=on,logfile=$INSIDE/console" \
		-chardev "stdio,id=report,logfile=$INSIDE/report" \
		-chardev "file,id=verdict,path=$INSIDE/verdict" \
		"${ports[@]}" </dev/null || status=$?
	guest_verdict "$name" "$status"
}

guest_verdict() {
	local name=$1 status=$2 reason files=$FILES
	FILES=
	reason=$(guest_fault "$status" "$files")
	if [ -z "$reason" ]; then
		say "pass: $name"
		return
	fi
	tail -n 15 "$files/console" >&2
	die "fail: $name: $reason; the console is in $files/console"
}

# guest_fault STATUS FILES: prints why the run failed, or nothing if it passed.
guest_fault() {
	local status=$1 files=$2 word complaints
	word=$(cat "$files/verdict")
	if ! complaints=$("$LAB/scan" "$files/console"); then
		echo "the kernel complained: $(grep -vm 1 'cut here' <<<"$complaints")"
	elif [ "$status" -eq 124 ]; then
		echo 'no verdict in time'
	elif [ "$status" -ne 0 ]; then
		echo "the guest ended with status $status"
	elif [ -z "$word" ]; then
		echo 'the guest ended without a verdict'
	elif ! "$LAB/count" "$files/report" >&2; then
		echo 'a test failed'
	elif [ "$word" != pass ]; then
		echo "the verdict is $word"
	fi
}

# guest_tests [TEST...]: prints the given names, or all of lab/tests, on one line.
guest_tests() {
	local test
	if [ $# -eq 0 ]; then
		find "$LAB/tests" -maxdepth 1 -type f -printf '%f\n' |
			sort | paste -sd ' '
		return
	fi
	for test; do
		[ -x "$LAB/tests/$test" ] || die "no test '$test' in lab/tests"
	done
	echo "$*"
}
