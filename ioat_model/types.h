/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Integers of fixed size, and little-endian loads and stores
 */
#ifndef MODEL_TYPES_H
#define MODEL_TYPES_H

#include <endian.h>
#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;

#define BIT(n) (1U << (n))
#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

static inline u16 load_le16(const void *from)
{
	u16 value;

	memcpy(&value, from, sizeof(value));
	return le16toh(value);
}

static inline u32 load_le32(const void *from)
{
	u32 value;

	memcpy(&value, from, sizeof(value));
	return le32toh(value);
}

static inline u64 load_le64(const void *from)
{
	u64 value;

	memcpy(&value, from, sizeof(value));
	return le64toh(value);
}

static inline void store_le16(void *to, u16 value)
{
	value = htole16(value);
	memcpy(to, &value, sizeof(value));
}

static inline void store_le32(void *to, u32 value)
{
	value = htole32(value);
	memcpy(to, &value, sizeof(value));
}

static inline void store_le64(void *to, u64 value)
{
	value = htole64(value);
	memcpy(to, &value, sizeof(value));
}

#endif /* MODEL_TYPES_H */
