# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# For the tests of a row of the matrix, which have what there is: busybox.

# In the order in which they can be loaded by hand, and the other way round go.
# shellcheck disable=SC2034
matrix_modules='dmaengine_core dmae_cpu swdma dmae_plain dmae_ioat dmae_mock
	dmae_async_tx dmae_test dmae_copybox dmae_raid6box dmae_xor_copy_xor'

matrix_loaded() {
	[ -d "/sys/module/$1" ]
}
