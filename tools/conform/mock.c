// SPDX-License-Identifier: GPL-2.0
/*
 * A mock device for a case, which async_tx prefers to other devices
 */
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>

#include "conform.h"
#include "mock.h"

/* Tries a fill; true if the mock has carried it out. */
static bool mock_is_used(struct conform *c, struct dmae_mock *mock)
{
	const unsigned long done = dmae_mock_carried_out(mock);
	struct dmae_async_tx_descriptor *tx;

	tx = dmae_async_memset(c->scratch, 0, 0, PAGE_SIZE, 0, NULL, NULL,
			       NULL);
	c->stuck = dmae_async_tx_wait(tx, CONFORM_TIMEOUT_MS) == -EINPROGRESS;
	if (!c->stuck && !IS_ERR_OR_NULL(tx))
		dmae_async_tx_ack(tx);
	return dmae_mock_carried_out(mock) != done;
}

/* Waits until async_tx uses the mock; false if that takes too long. */
bool conform_mock_await(struct conform *c, struct dmae_mock *mock)
{
	const unsigned long end =
		jiffies + msecs_to_jiffies(CONFORM_TIMEOUT_MS);

	while (!mock_is_used(c, mock)) {
		if (c->stuck || time_after(jiffies, end))
			return false;
		usleep_range(500, 1000);
	}
	return true;
}

/*
 * Makes a mock, which must have fills and is destroyed after the case.  Without
 * it, or if async_tx does not use it, the case fails.
 */
struct dmae_mock *conform_mock_get(struct conform *c,
				   const struct dmae_mock_config *config)
{
	struct dmae_mock *mock;

	if (c->mock_count == ARRAY_SIZE(c->mocks)) {
		conform_fail(c, "too many mocks");
		return NULL;
	}
	mock = dmae_mock_create(config);
	if (IS_ERR(mock)) {
		conform_fail(c, "no mock: %ld", PTR_ERR(mock));
		return NULL;
	}
	c->mocks[c->mock_count++] = mock;
	if (conform_mock_await(c, mock))
		return mock;
	conform_fail(c, "async_tx does not use the mock");
	return NULL;
}

struct dmae_mock *conform_mock_get_default(struct conform *c)
{
	struct dmae_mock_config config;

	dmae_mock_config_get(&config);
	config.priority = CONFORM_MOCK_PRIORITY;
	return conform_mock_get(c, &config);
}

void conform_mocks_put(struct conform *c)
{
	while (c->mock_count)
		dmae_mock_destroy(c->mocks[--c->mock_count]);
}
