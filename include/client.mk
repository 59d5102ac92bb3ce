# SPDX-License-Identifier: GPL-2.0
# For a module outside this tree. Its Kbuild, or Makefile, needs two lines:
#	include /usr/src/dmae-dev/client.mk
#	obj-m := my_client.o

dmae_include := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))

# Symbols of this tree if it is built, else those left by "make install" or DKMS.
dmae_symbols := $(firstword $(wildcard $(dmae_include)/../Module.symvers \
	/lib/modules/$(KERNELRELEASE)/updates/dmae/Module.symvers \
	/var/lib/dkms/dmae/kernel-$(KERNELRELEASE)-*/module/Module.symvers))

ifeq ($(dmae_symbols),)
$(warning dmae is not built for $(KERNELRELEASE): "dkms autoinstall -k $(KERNELRELEASE)")
endif

subdir-ccflags-y += -I$(dmae_include)
KBUILD_EXTRA_SYMBOLS += $(dmae_symbols)
