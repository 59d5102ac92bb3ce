// SPDX-License-Identifier: GPL-2.0
/*
 * seeds TARGET DIR: writes the first inputs of a fuzz target to DIR: for
 * "protocol" the session of a valid client, for "descriptor" a chain of each
 * type of operation
 */
#include <stdio.h>
#include <stdlib.h>

#include "descriptor.h"
#include "regs.h"

#define PLACE 0x1000
#define SLOTS 4

static void seed_write(const char *dir, const char *name, const u8 *data,
		       size_t size)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	file = fopen(path, "wb");
	if (!file || fwrite(data, 1, size, file) != size || fclose(file)) {
		perror(path);
		exit(1);
	}
}

/* A chain of four operations, with extensions or SEDs as needed. */
static void seed_chain(const char *dir, const char *name, u32 control)
{
	u8 data[2 + DESC_SIZE * SLOTS] = { 3, 2 };
	unsigned int slot, word;

	for (slot = 0; slot < SLOTS; slot++) {
		u8 *raw = data + 2 + DESC_SIZE * slot;

		for (word = 8; word < DESC_SIZE; word += 8)
			store_le64(raw + word, PLACE + 0x1000 + 64 * word);
		store_le32(raw + DESC_LENGTH, 100);
		store_le32(raw + DESC_CONTROL, control | CTL_COMPLETION);
		store_le64(raw + DESC_NEXT,
			   PLACE + DESC_SIZE * ((slot + 1) % SLOTS));
	}
	seed_write(dir, name, data, sizeof(data));
}

static void seed_chains(const char *dir)
{
	seed_chain(dir, "copy", CTL_INTERRUPT);
	seed_chain(dir, "breaks", CTL_SOURCE_BREAK | CTL_DESTINATION_BREAK);
	seed_chain(dir, "null", CTL_NULL);
	seed_chain(dir, "fill", (u32)OP_FILL << 24);
	seed_chain(dir, "xor", (u32)OP_XOR << 24);
	seed_chain(dir, "xor8", (u32)OP_XOR << 24 | 6 << 5);
	seed_chain(dir, "xor_val", (u32)OP_XOR_VAL << 24);
	seed_chain(dir, "pq", (u32)OP_PQ << 24);
	seed_chain(dir, "pq8", (u32)OP_PQ << 24 | 6 << 5);
	seed_chain(dir, "pq_val", (u32)OP_PQ_VAL << 24 | CTL_WRITE_BACK);
	seed_chain(dir, "pq16", (u32)OP_PQ16 << 24 | 7 << 5);
	seed_chain(dir, "pq16_val", (u32)OP_PQ16_VAL << 24 | CTL_WRITE_BACK);
}

/**
 * struct session - the messages so far
 * @data: the messages, each after the byte that protocol.c reads
 * @size: bytes in @data
 */
struct session {
	u8 data[4096];
	size_t size;
};

/* Adds a message; returns its payload. */
static u8 *session_add(struct session *session, u8 byte, u16 command,
		       size_t size)
{
	u8 *to = session->data + session->size;

	to[0] = byte;
	store_le16(to + 3, command);
	store_le32(to + 5, 16 + size);
	session->size += 1 + 16 + size;
	return to + 17;
}

static void session_write(struct session *session, u32 region, u64 offset,
			  u32 count, u64 value)
{
	u8 *to = session_add(session, 0xE0, 10, 16 + count);
	u8 bytes[8];

	store_le64(to, offset);
	store_le32(to + 8, region);
	store_le32(to + 12, count);
	store_le64(bytes, value);
	memcpy(to + 16, bytes, count);
}

static void session_read(struct session *session, u32 region, u64 offset,
			 u32 count)
{
	u8 *to = session_add(session, 0, 9, 16);

	store_le64(to, offset);
	store_le32(to + 8, region);
	store_le32(to + 12, count);
}

static void session_map(struct session *session)
{
	u8 *to = session_add(session, 1, 2, 32);

	store_le32(to + 4, 3);
	store_le64(to + 16, PLACE);
	store_le64(to + 24, 0x10000);
}

static void session_listen(struct session *session)
{
	u8 *to = session_add(session, 0x14, 8, 20);

	store_le32(to + 4, 0x24);
	store_le32(to + 8, 2);
	store_le32(to + 16, 4);
}

static void session_describe(struct session *session)
{
	u32 i;

	session_add(session, 0, 1, 4);
	session_add(session, 0, 4, 16);
	for (i = 0; i < 9; i++)
		store_le32(session_add(session, 0, 5, 32) + 8, i);
	for (i = 0; i < 5; i++)
		store_le32(session_add(session, 0, 7, 16) + 8, i);
}

static void seed_session(const char *dir)
{
	static struct session session;
	const u64 block = REG_BLOCK;

	session_describe(&session);
	session_map(&session);
	session_listen(&session);
	session_write(&session, 7, 4, 2, 6);
	session_write(&session, 7, 0x82, 2, 0x8000);
	session_write(&session, 0, REG_INTRCTRL, 1, 9);
	session_write(&session, 0, block + REG_CHANCTRL, 2, 0x1D);
	session_write(&session, 0, block + REG_CHANCMP, 8, PLACE + 0x8000);
	session_write(&session, 0, block + REG_CHAINADDR, 8, PLACE);
	session_write(&session, 0, block + REG_DMACOUNT, 2, 3);
	session_read(&session, 0, block + REG_CHANSTS, 8);
	session_write(&session, 0, block + REG_CHANCMD, 1, CHANCMD_RESET);
	session_read(&session, 7, 0, 256);
	session_add(&session, 0, 3, 24);
	session_add(&session, 0, 13, 0);
	seed_write(dir, "session", session.data, session.size);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	if (!strcmp(argv[1], "protocol"))
		seed_session(argv[2]);
	else
		seed_chains(argv[2]);
	return 0;
}
