# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# dmaectl, and the project's Debian packages.

# deb_build: builds the packages in $OUT/deb; fails if lintian warns.
deb_build() {
	kit_use deb
	lock deb
	tree_files |
		step deb 'build the Debian packages (20 s)' \
			kit_run lab/kit/deb /srv/out/deb
}

dmaectl_build() {
	kit_use dmaectl
	with_current dmaectl "$(tree_state)" dmaectl_make dmaectl all
}

# dmaectl_test: runs the tests of dmaectl, with sanitizers.
dmaectl_test() {
	kit_use dmaectl
	with_current dmaectl-test "$(tree_state)" \
		dmaectl_make dmaectl-test test-programs
	kit_run make -s -C /srv/out/dmaectl-test.tree/tools/dmaectl \
		OUT=/srv/out/dmaectl-test test
}

# dmaectl_make FOLDER TARGET: builds TARGET of dmaectl's Makefile in FOLDER, without
# warnings.
dmaectl_make() {
	tree_files | kit_run lab/kit/sync "/srv/out/$1.tree"
	step "build-$1" "build $1 (20 s)" kit_run make -j "$(nproc)" \
		-C "/srv/out/$1.tree/tools/dmaectl" OUT="/srv/out/$1" \
		WERROR=-Werror "$2"
}
