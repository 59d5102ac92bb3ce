// SPDX-License-Identifier: GPL-2.0
/*
 * A client: registers, requests, submits, frees and unregisters, over and over,
 * each time with another request
 */
#include <linux/delay.h>
#include <linux/slab.h>

#include "client.h"

static struct storm_client *storm_clients;

static void storm_client_free_beside(struct work_struct *work)
{
	struct storm_client *client =
		container_of(work, struct storm_client, beside);

	storm_client_free_slot(client, client->beside_slot, DMAE_FREE_FINISH);
	storm_count(STORM_FREED_BESIDE);
}

static void storm_client_act_work(struct storm_client *client)
{
	storm_at(&client->seat, "operations");
	storm_ops_work(client);
}

static void storm_client_act_request(struct storm_client *client)
{
	storm_at(&client->seat, "request");
	storm_client_request(client, &client->random);
}

static void storm_client_act_free(struct storm_client *client)
{
	storm_at(&client->seat, "chan_free");
	storm_client_free_one(client, &client->random);
}

static void storm_client_act_wait(struct storm_client *client)
{
	storm_at(&client->seat, "wait");
	dmae_async_client_wait(&client->client,
			       storm_random(&client->random, 4),
			       storm_random(&client->random, 40));
}

static void storm_client_act_pause(struct storm_client *client)
{
	storm_at(&client->seat, NULL);
	msleep(storm_random(&client->random, 40));
}

static void storm_client_act_leave(struct storm_client *client)
{
	WRITE_ONCE(client->leave_in_event, storm_one_in(&client->random, 4));
}

/* The weights are out of 32. */
static const struct storm_act {
	unsigned int weight;
	void (*act)(struct storm_client *client);
} storm_acts[] = {
	{ 22, storm_client_act_work }, { 3, storm_client_act_request },
	{ 2, storm_client_act_free },  { 2, storm_client_act_wait },
	{ 2, storm_client_act_pause }, { 1, storm_client_act_leave },
};

static void storm_client_act(struct storm_client *client)
{
	const struct storm_act *act = storm_acts;
	u32 which = storm_random(&client->random, 32);

	while (which >= act->weight)
		which -= (act++)->weight;
	act->act(client);
	storm_at(&client->seat, NULL);
}

static const unsigned long storm_masks[] = {
	BIT(DMAE_MEMCPY),
	BIT(DMAE_MEMSET),
	BIT(DMAE_MEMCPY) | BIT(DMAE_MEMSET),
	BIT(DMAE_INTERRUPT),
	0,
};

/* One client in 16 requests a type that no provider has, and is told NONE. */
static unsigned long storm_client_mask(struct storm_client *client)
{
	if (storm_one_in(&client->random, 16))
		return BIT(DMAE_CRYPTO_AES);
	return storm_masks[storm_random(&client->random,
					ARRAY_SIZE(storm_masks))];
}

static int storm_client_begin(struct storm_client *client)
{
	int err;

	client->client = (struct dmae_client){
		.event_callback = storm_client_event,
		.cap_mask.bits = storm_client_mask(client),
		.channels_only = storm_one_in(&client->random, 8),
		.name = client->name,
	};
	client->exclusive = storm_one_in(&client->random, 4);
	client->leave_in_event = false;
	client->leaver = 0;
	reinit_completion(&client->left);
	WRITE_ONCE(client->registered, true);
	storm_at(&client->seat, "register");
	err = dmae_async_client_register(&client->client);
	if (err)
		WRITE_ONCE(client->registered, false);
	return err;
}

static void storm_client_unregister(struct storm_client *client)
{
	client->beside_slot = NULL;
	if (storm_one_in(&client->random, 2))
		client->beside_slot = storm_slot_free(client, &client->random);
	storm_slots_leave(client, NULL);
	if (client->beside_slot)
		queue_work(storm_wq, &client->beside);
	dmae_async_client_unregister(&client->client);
	WRITE_ONCE(client->registered, false);
	storm_count(STORM_LEFT);
	flush_work(&client->beside);
}

static void storm_client_end(struct storm_client *client)
{
	storm_at(&client->seat, "unregister");
	if (storm_client_may_leave(client))
		storm_client_unregister(client);
	else
		wait_for_completion(&client->left);
	storm_slots_end(client);
	storm_ops_end(client);
	storm_at(&client->seat, NULL);
}

void storm_client_live(unsigned int number)
{
	struct storm_client *client = &storm_clients[number];
	u32 acts;
	int err;

	while (storm_goes_on()) {
		err = storm_client_begin(client);
		if (err) {
			if (err != -ENOMEM)
				storm_fail(STORM_REFUSED, "%s: register: %d",
					   client->name, err);
			storm_client_act_pause(client);
			continue;
		}
		storm_client_act_request(client);
		acts = storm_random(&client->random, 300);
		while (acts-- && storm_goes_on() &&
		       !storm_client_is_leaving(client))
			storm_client_act(client);
		storm_client_end(client);
	}
}

static int storm_client_init(struct storm_client *client, unsigned int number)
{
	snprintf(client->name, sizeof(client->name), "storm%u", number);
	snprintf(client->seat.name, sizeof(client->seat.name), "%s",
		 client->name);
	snprintf(client->event_seat.name, sizeof(client->event_seat.name),
		 "%s's events", client->name);
	storm_random_init(&client->random, number);
	storm_random_init(&client->event_random,
			  STORM_CLIENTS + STORM_PROVIDERS + number);
	init_completion(&client->left);
	spin_lock_init(&client->slots_lock);
	INIT_WORK(&client->beside, storm_client_free_beside);
	storm_slots_init(client);
	storm_watch(&client->seat);
	storm_watch(&client->event_seat);
	return storm_ops_init(client);
}

int storm_clients_init(void)
{
	unsigned int i;
	int err = 0;

	storm_clients =
		kvcalloc(STORM_CLIENTS, sizeof(*storm_clients), GFP_KERNEL);
	if (!storm_clients)
		return -ENOMEM;
	for (i = 0; i < STORM_CLIENTS && !err; i++)
		err = storm_client_init(&storm_clients[i], i);
	if (err)
		storm_clients_fini();
	return err;
}

/*
 * Unregisters each client, although it is unregistered: this waits for the
 * return of a callback in which the client has unregistered itself.
 */
void storm_clients_fini(void)
{
	unsigned int i;

	for (i = 0; i < STORM_CLIENTS; i++) {
		dmae_async_client_unregister(&storm_clients[i].client);
		storm_ops_fini(&storm_clients[i]);
	}
	kvfree(storm_clients);
}
