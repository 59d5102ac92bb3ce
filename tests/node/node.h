/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dmae_test_node: requests for a NUMA node
 */
#ifndef DMAE_TEST_NODE_H
#define DMAE_TEST_NODE_H

struct dmae_chan;

/* No other provider offers this type. */
#define NODE_TYPE DMAE_CRYPTO_AES

/* provider.c: two devices with one channel each, on nodes that the test sets */
#define NODE_DEVICES 2

int node_provider_come(unsigned int number, int node);
void node_provider_go(unsigned int number);
struct dmae_chan *node_provider_chan(unsigned int number);

#endif /* DMAE_TEST_NODE_H */
