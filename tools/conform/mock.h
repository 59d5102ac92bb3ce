/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A mock device for a case, which async_tx prefers to other devices
 */
#ifndef DMAE_CONFORM_MOCK_H
#define DMAE_CONFORM_MOCK_H

#include <linux/types.h>

#include "../mock/dmae_mock.h"

struct conform;

/* Above the priority of other providers. */
#define CONFORM_MOCK_PRIORITY 100

struct dmae_mock *conform_mock_get(struct conform *c,
				   const struct dmae_mock_config *config);
struct dmae_mock *conform_mock_get_default(struct conform *c);
bool conform_mock_await(struct conform *c, struct dmae_mock *mock);
void conform_mocks_put(struct conform *c);

#endif /* DMAE_CONFORM_MOCK_H */
