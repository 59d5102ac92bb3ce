// SPDX-License-Identifier: GPL-2.0
/*
 * Fuzzing: messages of a faulty client
 *
 * The input is a sequence of messages.  The byte before each message has the
 * number of its file descriptors, and how long the device runs after it.
 */
#include "protocol.h"

#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/fuzz.h"

#define GUEST_SIZE 0x10000

/* Bits of the byte before a message. */
#define FUZZ_FDS 0x0F
#define FUZZ_EVENTS 0x10
#define FUZZ_TURNS(byte) ((byte) >> 5)

static struct function function;
static struct message in, out;
static int guest, event;

static void fuzz_open(void)
{
	guest = memfd_create("guest", 0);
	event = eventfd(0, EFD_NONBLOCK);
	if (guest < 0 || event < 0 || ftruncate(guest, GUEST_SIZE))
		abort();
}

static void fuzz_attach(u8 byte)
{
	unsigned int fds = byte & FUZZ_FDS;

	if (fds > MESSAGE_FDS)
		fds = MESSAGE_FDS;
	for (in.fds = 0; in.fds < fds; in.fds++)
		in.fd[in.fds] = dup(byte & FUZZ_EVENTS ? event : guest);
}

/* Returns how many bytes of the input the message has taken. */
static size_t fuzz_message(const u8 *data, size_t size, u8 byte)
{
	unsigned int turns;

	if (size < MESSAGE_HEADER)
		return size;
	memcpy(in.data, data, MESSAGE_HEADER);
	in.size = message_announced(&in);
	if (!in.size || in.size > size)
		return size;
	memcpy(in.data, data, in.size);
	fuzz_attach(byte);
	protocol_handle(&function, &in, &out);
	if (in.fds || out.size < MESSAGE_HEADER || out.size > MESSAGE_SIZE)
		abort();
	for (turns = 0; turns < 4 * FUZZ_TURNS(byte); turns++)
		device_run(&function.device, turns);
	return in.size;
}

int FUZZ_INPUT(const u8 *data, size_t size)
{
	if (!guest)
		fuzz_open();
	function_init(&function, variant_find("bwd"), CHANNELS);
	while (size > 1) {
		const size_t used = fuzz_message(data + 1, size - 1, *data);

		data += 1 + used;
		size -= 1 + used;
	}
	function_fini(&function);
	return 0;
}
