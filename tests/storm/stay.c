// SPDX-License-Identifier: GPL-2.0
/*
 * A provider: registers, suspends, resumes and unregisters, over and over, each
 * time with new channels
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/delay.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/printk.h>

#include "provider.h"

#define STORM_COPY BIT(DMAE_MEMCPY)
#define STORM_FILL BIT(DMAE_MEMSET)
#define STORM_BOTH (STORM_COPY | STORM_FILL | BIT(DMAE_INTERRUPT))

/* There are fewer channels than clients request. */
static const struct storm_kind storm_kinds[STORM_PROVIDERS] = {
	{ STORM_COPY, 1, .max_len = 4096, .align = 1 },
	{ STORM_FILL, 2, .max_len = 4096, .align = 1, .softirq = true },
	{ STORM_BOTH, 4, .max_len = 4096, .align = 1, .polls = true },
	{ STORM_COPY, 2, .max_len = 1024, .align = 8, .fails = true },
	{ STORM_BOTH, 1, .max_len = 4096, .align = 1, .moody = true },
	{ STORM_BOTH, 3, .max_len = 2048, .align = 1, .fails = true,
	  .softirq = true },
	{ STORM_FILL, 1, .max_len = 512, .align = 64, .polls = true },
	{ STORM_BOTH, 4, .max_len = 4096, .align = 4, .softirq = true,
	  .polls = true, .moody = true },
};

static struct storm_provider storm_providers[STORM_PROVIDERS];

/* Returns the provider of @dev; NULL: not a provider of the storm. */
struct storm_provider *storm_provider_of(const struct device *dev)
{
	int i;

	for (i = 0; i < STORM_PROVIDERS; i++)
		if (storm_providers[i].device.dev == dev)
			return &storm_providers[i];
	return NULL;
}

bool storm_provider_may_fail(const struct storm_provider *provider)
{
	return provider->kind->fails || READ_ONCE(provider->lost);
}

bool storm_provider_may_abort(const struct storm_provider *provider)
{
	return READ_ONCE(provider->leaving);
}

static int storm_provider_come(struct storm_provider *provider)
{
	const struct storm_kind *kind = provider->kind;
	struct device *dev = root_device_register(provider->seat.name);
	unsigned int i;

	if (IS_ERR(dev))
		return PTR_ERR(dev);
	provider->leaving = false;
	provider->lost = false;
	provider->device = (struct dmae_device){
		.dev = dev,
		.owner = THIS_MODULE,
		.ops = &provider->ops,
		.cap_mask.bits = kind->types,
		.limits = { .max_len = kind->max_len, .align = kind->align },
		.priority = storm_random(&provider->random, 100) - 50,
	};
	dmae_device_init(&provider->device);
	for (i = 0; i < kind->chans; i++)
		storm_chan_init(provider, &provider->chans[i]);
	return dmae_async_device_register(&provider->device);
}

static void storm_provider_pause(struct storm_provider *provider,
				 unsigned int max_ms)
{
	storm_at(&provider->seat, NULL);
	msleep(1 + storm_random(&provider->random, max_ms));
}

static void storm_provider_suspend(struct storm_provider *provider)
{
	storm_at(&provider->seat, "suspend");
	dmae_async_device_suspend(&provider->device);
}

static void storm_provider_resume(struct storm_provider *provider)
{
	storm_at(&provider->seat, "resume");
	dmae_async_device_resume(&provider->device);
}

static void storm_provider_stay(struct storm_provider *provider)
{
	u32 times = storm_random(&provider->random, 6);

	while (times-- && storm_goes_on()) {
		storm_provider_pause(provider, 200);
		if (storm_one_in(&provider->random, 3)) {
			storm_provider_suspend(provider);
			storm_provider_pause(provider, 60);
			storm_provider_resume(provider);
		}
	}
}

/* Outstanding operations must complete, as clients may wait for them. */
static void storm_provider_lose(struct storm_provider *provider)
{
	unsigned int i;

	storm_at(&provider->seat, "lost");
	WRITE_ONCE(provider->lost, true);
	dmae_async_device_lost(&provider->device);
	for (i = 0; i < provider->kind->chans; i++)
		storm_chan_lose(&provider->chans[i]);
	storm_count(STORM_PROVIDER_LOST);
	storm_provider_pause(provider, 20);
}

static void storm_provider_leave(struct storm_provider *provider)
{
	/* A suspended device may unregister, too. */
	if (storm_one_in(&provider->random, 4))
		storm_provider_suspend(provider);
	WRITE_ONCE(provider->leaving, true);
	if (storm_one_in(&provider->random, 3))
		storm_provider_lose(provider);
	storm_at(&provider->seat, "unregister");
	dmae_async_device_unregister(&provider->device);
	storm_count(STORM_PROVIDER_LEFT);
}

static void storm_provider_go(struct storm_provider *provider)
{
	struct device *dev = provider->device.dev;
	unsigned int i;

	storm_at(&provider->seat, "go");
	for (i = 0; i < provider->kind->chans; i++)
		storm_chan_fini(&provider->chans[i]);
	WRITE_ONCE(provider->device.dev, NULL);
	root_device_unregister(dev);
	storm_at(&provider->seat, NULL);
}

static void storm_provider_visit(struct storm_provider *provider)
{
	int err;

	storm_at(&provider->seat, "register");
	err = storm_provider_come(provider);
	if (err && err != -ENOMEM)
		storm_fail(STORM_REFUSED, "%s: register: %d",
			   provider->seat.name, err);
	if (!err) {
		storm_provider_stay(provider);
		storm_provider_leave(provider);
	}
	if (provider->device.dev)
		storm_provider_go(provider);
}

void storm_provider_live(unsigned int number)
{
	struct storm_provider *provider = &storm_providers[number];

	while (storm_goes_on()) {
		storm_provider_pause(provider, 200);
		storm_provider_visit(provider);
	}
}

void storm_providers_init(void)
{
	unsigned int i;

	for (i = 0; i < STORM_PROVIDERS; i++) {
		struct storm_provider *provider = &storm_providers[i];

		provider->kind = &storm_kinds[i];
		snprintf(provider->seat.name, sizeof(provider->seat.name),
			 "dmae-storm%u", i);
		storm_random_init(&provider->random, STORM_CLIENTS + i);
		storm_provider_set_ops(provider);
		storm_watch(&provider->seat);
	}
}
