# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# User-mode Linux: kernels that the lab builds, for debugging and for benchmarks. Their
# root is the kit.

# uml_get KERNEL: builds the kernel and the modules for it, if they are out of date.
uml_get() {
	local release
	kit_use uml
	kit_add "$(uml_source)"
	with_current "uml-$1" "$(uml_recipe "$1")" uml_make "$1"
	release=$(cat "$OUT/uml/$1/include/config/kernel.release")
	modules_build "uml-$1" "$release" ARCH=um
}

# uml_source: prints the package of the kernel source.
uml_source() {
	(cd "$TREE" && lab/uml/source package)
}

uml_make() {
	uml_recipe "$1" | step "uml-$1" \
		"build the user-mode kernel $1 (4 minutes)" \
		kit_run lab/uml/build "$1"
}

# uml_recipe KERNEL: prints the configuration, and as comments the other inputs, of a
# kernel, which is built anew when any of it changes.
uml_recipe() {
	dpkg-query --admindir="$KIT/var/lib/dpkg" -W \
		-f '# ${Package} ${Version}\n' "$(uml_source)"
	printf 'CONFIG_LOCALVERSION="-dmae-%s"\n' "$1"
	grep -v '^#' "$LAB/uml/Kconfig" | sha1sum | sed 's/^/# /'
	uml_config "$1" | grep -E '^(# )?CONFIG_'
}

uml_config() (
	cd "$LAB/uml" || exit
	case $1 in
	kunit) cat base.config debug.config lockdep.config ;;
	kunit-smp) cat base.config debug.config smp.config ;;
	bench) cat base.config smp.config bench.config ;;
	esac
)

# uml_suites: prints the names of the KUnit suites.
# shellcheck disable=SC2016 # awk expands them
uml_suites() {
	grep -rl --include='*.c' '^kunit_test_suite' "$TREE" | xargs -d '\n' \
		awk '/^static struct kunit_suite/ { inside = 1 }
			inside && $1 == ".name" { split($0, part, "\""); print part[2] }
			/^}/ { inside = 0 }' | sort
}

# uml_kunit KERNEL TEST [PARAMETER=VALUE...]: boots KERNEL with TEST. Freed memory is
# cleared and slabs have no sheaves: stale pointers there would hide leaked memory from
# kmemleak.
uml_kunit() {
	# shellcheck disable=SC2086
	uml_boot "$@" kunit.timeout=60 init_on_free=1 slab_debug=F ${LAB_ENV:-}
}

# uml_boot KERNEL TEST [PARAMETER=VALUE...]: boots a guest that runs TEST. Parameters
# that the kernel does not know become environment variables of TEST.
uml_boot() {
	local status=0
	guest_files "uml-$1"
	uml_run "$@" ncpus="${LAB_CPUS:-2}" seccomp=on || status=$?
	if grep -q '^SECCOMP userspace requested' "$FILES/console"; then
		say 'no seccomp filters here: using ptrace, with one CPU'
		status=0
		uml_run "$@" || status=$?
	fi
	guest_verdict "uml-$1" "$status"
}

# uml_run KERNEL TEST [PARAMETER=VALUE...]: a kernel that runs out of time is killed by
# SIGKILL, as on SIGTERM it logs warnings while it exits.
uml_run() {
	local kernel=$1 test=$2 show=/dev/null status=0
	shift 2
	[ -z "${V:-}" ] || show=/dev/stderr
	{
		kit_run timeout --foreground --signal=KILL \
			"${LAB_TIMEOUT:-300}" lab/uml/boot "$kernel" \
			"$INSIDE/verdict" mem="${LAB_MEM:-1G}" "$@" \
			LAB_LIMIT="${LAB_TIMEOUT:-300}" -- "$test" \
			2>&1 >&3 | tee "$FILES/console" >"$show"
	} 3>&1 | tee "$FILES/report" || status=$?
	[ "$status" -ne 137 ] || status=124
	return "$status"
}
