// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <libkmod.h>
#include <stddef.h>

#include "file.h"
#include "module.h"

bool module_is_loaded(const char *name)
{
	return file_exists("%s/module/%s", root.sysfs, name);
}

/* Calls @act for the module; -ENOENT if it is not installed. */
static int module_act(const char *name, const char *options,
		      int (*act)(struct kmod_module *module,
				 const char *options))
{
	struct kmod_ctx *ctx = kmod_new(NULL, NULL);
	struct kmod_list *list = NULL;
	struct kmod_module *module;
	int err;

	if (!ctx)
		return -ENOMEM;
	/* Errors are reported by the callers. */
	kmod_set_log_priority(ctx, 0);
	err = kmod_module_new_from_lookup(ctx, name, &list);
	if (!err && !list)
		err = -ENOENT;
	if (!err) {
		module = kmod_module_get_module(list);
		err = act(module, options);
		kmod_module_unref(module);
	}
	kmod_module_unref_list(list);
	kmod_unref(ctx);
	return err;
}

static int act_find(struct kmod_module *module, const char *unused)
{
	(void)unused;
	return kmod_module_get_path(module) ? 0 : -ENOENT;
}

static int act_load(struct kmod_module *module, const char *options)
{
	return kmod_module_probe_insert_module(module, 0, options, NULL, NULL,
					       NULL);
}

static int act_unload(struct kmod_module *module, const char *unused)
{
	(void)unused;
	return kmod_module_remove_module(module, 0);
}

bool module_is_installed(const char *name)
{
	return !module_act(name, NULL, act_find);
}

int module_load(const char *name, const char *options)
{
	return -module_act(name, options, act_load);
}

int module_unload(const char *name)
{
	return -module_act(name, NULL, act_unload);
}
