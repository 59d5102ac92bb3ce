// SPDX-License-Identifier: GPL-2.0
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "file.h"
#include "module.h"
#include "say.h"
#include "tool.h"

/* Modules that tool_load() also loads; removed unless loaded before. */
static struct {
	const char *name;
	bool was_there;
} helpers[] = {
	{ .name = "dmae_mock" },
	{ .name = "dmae_async_tx" },
};

int tool_load(const char *name, const char *options)
{
	size_t i;
	int err;

	if (module_is_loaded(name)) {
		err = module_unload(name);
		if (err)
			die("%s is loaded and cannot be unloaded: %s", name,
			    strerror(err));
	}
	for (i = 0; i < ARRAY_SIZE(helpers); i++)
		helpers[i].was_there = module_is_loaded(helpers[i].name);
	err = module_load(name, options);
	if (err)
		tool_unload(name);
	return err;
}

void tool_unload(const char *name)
{
	size_t i;

	module_unload(name);
	for (i = 0; i < ARRAY_SIZE(helpers); i++)
		if (!helpers[i].was_there)
			module_unload(helpers[i].name);
}
