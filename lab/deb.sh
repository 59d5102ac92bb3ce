# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# dmaectl, and the project's Debian packages.

# deb_build: builds the packages in $OUT/deb; lintian has no objection.
deb_build() {
	kit_lock
	kit_add build-essential debhelper dh-dkms libjson-c-dev \
		libkmod-dev lintian pkgconf
	git -C "$TREE" ls-files -z --cached --others --exclude-standard |
		step deb 'build the Debian packages (20 s)' \
			kit_run lab/kit/deb /srv/out/deb
}

# dmaectl_build TARGET
dmaectl_build() {
	kit_add gcc jq libc6-dev libjson-c-dev libkmod-dev pkgconf
	step build-dmaectl 'build dmaectl (10 s)' kit_run \
		make -C dmaectl OUT=/srv/out/dmaectl -j "$(nproc)" "$1"
}

# Its own tests, with sanitizers.
dmaectl_test() {
	dmaectl_build test-programs
	kit_run make -s -C dmaectl OUT=/srv/out/dmaectl test
}
