# SPDX-License-Identifier: GPL-2.0
# The targets for users; Kbuild lists the objects.

KVER ?= $(shell uname -r)
KDIR ?= /lib/modules/$(KVER)/build

kernel_make = $(MAKE) -C $(KDIR) M=$(CURDIR)

.PHONY: modules
modules:
	@test -e $(KDIR)/Makefile || { \
		echo "No kernel headers in $(KDIR)." >&2; \
		echo "Install the linux-headers package of your kernel, or give KDIR=." >&2; \
		exit 1; }
	$(kernel_make) modules

.PHONY: install
install: modules
	$(kernel_make) INSTALL_MOD_DIR=updates/dmae modules_install
	install -m 644 Module.symvers /lib/modules/$(KVER)/updates/dmae
	depmod -a $(KVER)

.PHONY: uninstall
uninstall:
	rm -rf /lib/modules/$(KVER)/updates/dmae
	depmod -a $(KVER)

.PHONY: clean
clean:
	$(kernel_make) clean

# Debian packages: the modules for DKMS, headers for clients, dmaectl.
.PHONY: deb
deb:
	@lab/lab deb

# In a virtual machine a stock kernel copies FILE through a channel, and recovers it
# after two disks were lost.
.PHONY: demo
demo:
	@lab/demo $(if $(FILE),"$(FILE)")

# The last line is "N passed, N failed, N skipped".
.PHONY: test
test:
	@lab/test

# Every test on every kernel; make test runs a few tests on some kernels.
.PHONY: test-all
test-all:
	@lab/test all

# Each kernel that dmae supports, with its compiler; about half an hour.
.PHONY: matrix
matrix:
	@lab/matrix

.PHONY: kunit
kunit:
	@lab/lab kunit

# Each variant of the modelled I/OAT device on each kernel; about two hours.
.PHONY: lab-ioat
lab-ioat:
	@lab/ioat-round all

.PHONY: check
check:
	@checks/run

.PHONY: bench
bench:
	@bench/bench

.PHONY: help
help:
	@echo 'make            build the modules for the running kernel, or KDIR=...'
	@echo 'make install    install them (uninstall removes them)'
	@echo 'make deb        Debian packages'
	@echo 'make demo       copy a file through a channel; recover two lost disks'
	@echo 'make test       what a commit must pass (8 to 15 min)'
	@echo 'make test-all   every test, on every kernel'
	@echo 'make matrix     build, load, conformance, unload on each kernel (30 min)'
	@echo 'make kunit      the unit tests, on user-mode Linux'
	@echo 'make lab-ioat   the I/OAT driver on each modelled chip and kernel (2 h)'
	@echo 'make check      the checks on the sources'
	@echo 'make bench      compare with memcpy and stock async_memcpy; many clients'
	@echo 'make clean      remove the built modules; lab/lab clean removes the cache'
