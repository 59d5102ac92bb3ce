/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Messages of vfio-user, without their transport
 */
#ifndef MODEL_PROTOCOL_H
#define MODEL_PROTOCOL_H

#include "function.h"

#define MESSAGE_HEADER 16
#define MESSAGE_SIZE 8192
#define MESSAGE_FDS 8

/**
 * struct message - a message
 * @size: bytes in @data
 * @data: header and payload
 * @fd: file descriptors that came with it; -1: taken over by the function
 * @fds: number of file descriptors
 */
struct message {
	size_t size;
	u8 data[MESSAGE_SIZE];
	int fd[MESSAGE_FDS];
	unsigned int fds;
};

/* Returns the size in the header, or 0 if the size is invalid. */
size_t message_announced(const struct message *message);

/**
 * protocol_handle() - handle a message
 * @function: the PCI function
 * @message: a complete message; its file descriptors are taken over or closed
 * @reply: the reply
 *
 * Return: whether a reply is to be sent.
 */
bool protocol_handle(struct function *function, struct message *message,
		     struct message *reply);

/* Closes the file descriptors that were not taken. */
void message_close(struct message *message);

#endif /* MODEL_PROTOCOL_H */
