# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The project's Debian packages.

# deb_build: they are in $OUT/deb, and lintian has nothing against them.
deb_build() {
	kit_lock
	kit_add bash-completion build-essential debhelper dh-dkms libjson-c-dev \
		libkmod-dev lintian pkgconf
	git -C "$TREE" ls-files -z --cached --others --exclude-standard |
		step deb 'build the Debian packages (20 s)' \
			kit_run lab/kit/deb /srv/out/deb
}
