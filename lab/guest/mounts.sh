# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Sourced by a guest's first process.

export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8

# With its path, as busybox's shell needs /proc to find its built-in commands.
/bin/busybox mount -t proc proc /proc
busybox mount -t sysfs sysfs /sys
busybox mount -t debugfs debugfs /sys/kernel/debug
busybox mount -t devtmpfs devtmpfs /dev
busybox mount -t tmpfs tmpfs /tmp
busybox mount -t tmpfs tmpfs /run
cd /srv/dmae || exit
