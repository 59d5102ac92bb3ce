# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# For the tests of the matrix, some of whose guests have only busybox.

# In the order of loading: each module comes after those that it uses.
# shellcheck disable=SC2034
matrix_modules='dmaengine_core dmae_cpu swdma dmae_plain dmae_ioat dmae_mock
	dmae_async_tx dmae_test dmae_copybox dmae_raid6box dmae_xor_copy_xor'

matrix_loaded() {
	[ -d "/sys/module/$1" ]
}
