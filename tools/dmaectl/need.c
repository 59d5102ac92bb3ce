// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <string.h>
#include <sys/utsname.h>

#include "file.h"
#include "module.h"
#include "need.h"
#include "say.h"

static const char *kernel_release(void)
{
	static struct utsname name;

	return uname(&name) ? "this kernel" : name.release;
}

__noreturn static void die_not_installed(const char *name)
{
	die("%s is not installed for Linux %s:\n"
	    "  install the package dmae-dkms and the headers of that kernel, or run\n"
	    "  'make install' in the sources of dmae.",
	    name, kernel_release());
}

void need_dmae(void)
{
	if (file_exists("%s/class/dmae", root.sysfs))
		return;
	if (!root.copied && !module_is_installed("dmaengine_core"))
		die_not_installed("dmae");
	die("dmae is not loaded: run 'modprobe dmaengine_core', which loads swdma, too");
}

void die_without_debugfs(const char *what, int error)
{
	if (error == EACCES || error == EPERM)
		die("only root may see %s: try sudo", what);
	if (error == ENOENT)
		die("%s: %s/dmae does not exist; if debugfs is not mounted, run\n"
		    "  'mount -t debugfs none /sys/kernel/debug'",
		    what, root.debugfs);
	die("%s: %s", what, strerror(error));
}

void die_without_module(const char *name, int error)
{
	if (error == EACCES || error == EPERM)
		die("only root may load %s: try sudo", name);
	if (error == ENOENT)
		die_not_installed(name);
	if (error == ENOKEY || error == EKEYREJECTED)
		die("the kernel refuses %s, as it is not signed: see 'Secure Boot' in\n"
		    "  README.md",
		    name);
	die("%s cannot be loaded: %s; see also the kernel's log", name,
	    strerror(error));
}
