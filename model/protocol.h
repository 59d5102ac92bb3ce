/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the messages of vfio-user mean, apart from how they come
 */
#ifndef MODEL_PROTOCOL_H
#define MODEL_PROTOCOL_H

#include "function.h"

#define MESSAGE_HEADER 16
#define MESSAGE_SIZE 8192
#define MESSAGE_FDS 8

/**
 * struct message - one of them
 * @size: bytes in @data
 * @data: the header and what follows
 * @fd: descriptors that came with it; -1: taken
 * @fds: how many
 */
struct message {
	size_t size;
	u8 data[MESSAGE_SIZE];
	int fd[MESSAGE_FDS];
	unsigned int fds;
};

/* The whole size by the header, or 0 if there can be no such message. */
size_t message_announced(const struct message *message);

/**
 * protocol_handle() - do what a message asks for
 * @function: to this function
 * @message: whole, with the size that it announces; its descriptors are taken
 * @reply: the answer
 *
 * Return: whether an answer is wanted.
 */
bool protocol_handle(struct function *function, struct message *message,
		     struct message *reply);

/* Closes the file descriptors that were not taken over. */
void message_close(struct message *message);

#endif /* MODEL_PROTOCOL_H */
