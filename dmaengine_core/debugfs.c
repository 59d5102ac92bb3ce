// SPDX-License-Identifier: GPL-2.0
/*
 * debugfs dmae/: clients with their requests and holds, channels with their
 * holders, failed operations
 *
 * Read by people, and by the dmaectl of the same version; the format may change
 * from version to version.
 */
#include <linux/debugfs.h>
#include <linux/seq_file.h>

#include "channel.h"
#include "client.h"
#include "debugfs.h"
#include "device.h"
#include "hold.h"
#include "latency.h"
#include "log.h"
#include "match.h"
#include "names.h"

static struct dentry *dmae_debugfs_dir;

static const char *const dmae_hold_state_names[] = {
	[DMAE_HOLD_OFFERED] = "offered",   [DMAE_HOLD_HELD] = "held",
	[DMAE_HOLD_RECALLED] = "recalled", [DMAE_HOLD_LEAVING] = "leaving",
	[DMAE_HOLD_DRAINING] = "draining", [DMAE_HOLD_DECLINED] = "declined",
};

static void dmae_show_request(struct seq_file *file,
			      struct dmae_client_core *client)
{
	const struct dmae_chan_request *request = &client->request;
	char types[DMAE_TYPE_NAMES_LEN];

	dmae_cap_mask_names(client->client->cap_mask, types, sizeof(types));
	seq_printf(file, "%s: types: %s; wants ", client->name,
		   types[0] ? types : "any");
	if (request->number == DMAE_CHAN_ALL)
		seq_puts(file, "all");
	else
		seq_printf(file, "%u", request->number);
	seq_printf(file, "%s, holds %u", request->exclusive ? " exclusive" : "",
		   client->held);
}

static void dmae_show_reason(struct seq_file *file,
			     struct dmae_client_core *client)
{
	enum dmae_reason reason = dmae_match_reason(client);
	const char *holder = NULL;

	if (reason == DMAE_REASON_SATISFIED)
		return;
	if (reason == DMAE_REASON_HELD)
		holder = dmae_match_holder(client);
	seq_printf(file, "; waits: %s", dmae_reason_name(reason));
	if (holder)
		seq_printf(file, " (%s)", holder);
}

static int clients_show(struct seq_file *file, void *unused)
{
	struct dmae_client_core *client;
	struct dmae_hold *hold;

	guard(mutex)(&dmae_lock);
	list_for_each_entry(client, &dmae_clients, node) {
		dmae_show_request(file, client);
		dmae_show_reason(file, client);
		seq_putc(file, '\n');
		for (hold = dmae_hold_first(client); hold;
		     hold = dmae_hold_next(hold))
			seq_printf(file, "\t%s %s\n",
				   dmae_chan_name(hold->chan),
				   dmae_hold_state_names[hold->state]);
	}
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(clients);

static void dmae_show_chan(struct seq_file *file, const struct dmae_chan *chan)
{
	const struct dmae_device_core *device = chan->device->core;
	const struct dmae_hold *hold;
	char types[DMAE_TYPE_NAMES_LEN];

	dmae_cap_mask_names(chan->device->cap_mask, types, sizeof(types));
	seq_printf(file, "%s: %s, priority %d%s%s%s; types: %s\n",
		   dmae_chan_name(chan), dev_name(chan->device->dev),
		   chan->device->priority,
		   chan->core->exclusive ? ", held exclusively" : "",
		   device->suspended ? ", suspended" : "",
		   device->leaving ? ", leaving" : "", types);
	list_for_each_entry(hold, &chan->core->holds, chan_node)
		seq_printf(file, "\t%s %s\n", hold->client->name,
			   dmae_hold_state_names[hold->state]);
}

static int channels_show(struct seq_file *file, void *unused)
{
	const struct dmae_device_core *device;
	const struct dmae_chan *chan;

	guard(mutex)(&dmae_lock);
	list_for_each_entry(device, &dmae_devices, node)
		list_for_each_entry(chan, &device->device->channels, node)
			dmae_show_chan(file, chan);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(channels);

static int failures_show(struct seq_file *file, void *unused)
{
	dmae_log_show(file);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(failures);

void dmae_debugfs_init(void)
{
	dmae_debugfs_dir = debugfs_create_dir("dmae", NULL);
	debugfs_create_file("clients", 0444, dmae_debugfs_dir, NULL,
			    &clients_fops);
	debugfs_create_file("channels", 0444, dmae_debugfs_dir, NULL,
			    &channels_fops);
	debugfs_create_file("failures", 0444, dmae_debugfs_dir, NULL,
			    &failures_fops);
	dmae_latency_debugfs(dmae_debugfs_dir);
}

void dmae_debugfs_fini(void)
{
	debugfs_remove(dmae_debugfs_dir);
	dmae_latency_fini();
}
