// SPDX-License-Identifier: GPL-2.0
/*
 * Parameters of the module
 */
#include <linux/module.h>

#include "conform.h"

bool conform_thorough;
module_param_named(thorough, conform_thorough, bool, 0644);
MODULE_PARM_DESC(thorough, "run the long form of each case");

char *conform_provider;
module_param_named(provider, conform_provider, charp, 0444);
MODULE_PARM_DESC(provider,
		 "device whose channel is tested, by name; default: the best");

char *conform_only;
module_param_named(only, conform_only, charp, 0644);
MODULE_PARM_DESC(only, "run only cases with this in their names");
