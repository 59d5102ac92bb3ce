// SPDX-License-Identifier: GPL-2.0
/*
 * Names of channels, operation types and reasons
 */
#include <linux/export.h>
#include <linux/kernel.h>

#include "channel.h"
#include "names.h"

#define DMAE_TYPE_NAME(type, name, ...) name,

static const char *const dmae_type_names[] = { DMAE_TYPES(DMAE_TYPE_NAME) };

static const char *const dmae_reason_names[] = {
	[DMAE_REASON_SATISFIED] = "satisfied",
	[DMAE_REASON_NO_PROVIDER] = "no provider is registered",
	[DMAE_REASON_NO_TYPE] = "no provider has all requested types",
	[DMAE_REASON_NO_MORE] = "the client holds every matching channel",
	[DMAE_REASON_HELD] = "every matching channel is held by others",
	[DMAE_REASON_LEAVING] = "the provider is leaving",
	[DMAE_REASON_CONSTRAINT] =
		"every matching channel is on another node, or declined",
};

static_assert(ARRAY_SIZE(dmae_reason_names) == DMAE_REASON_END);

const char *dmae_chan_name(const struct dmae_chan *chan)
{
	return dev_name(&chan->core->dev);
}
EXPORT_SYMBOL_GPL(dmae_chan_name);

const char *dmae_transaction_type_name(enum dmae_transaction_type type)
{
	return (unsigned int)type < DMAE_TX_TYPE_END ? dmae_type_names[type] :
						       "invalid";
}
EXPORT_SYMBOL_GPL(dmae_transaction_type_name);

const char *dmae_reason_name(enum dmae_reason reason)
{
	return (unsigned int)reason < DMAE_REASON_END ?
		       dmae_reason_names[reason] :
		       "invalid";
}
EXPORT_SYMBOL_GPL(dmae_reason_name);

/* Writes the names of the types in @mask, separated by spaces. */
void dmae_cap_mask_names(dmae_cap_mask_t mask, char *buf, size_t size)
{
	size_t used = 0;
	unsigned int type;

	buf[0] = '\0';
	for_each_set_bit(type, &mask.bits, DMAE_TX_TYPE_END)
		used += scnprintf(buf + used, size - used, "%s%s",
				  used ? " " : "", dmae_type_names[type]);
}
