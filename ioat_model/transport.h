/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The transport of messages: a UNIX socket with one client
 */
#ifndef MODEL_TRANSPORT_H
#define MODEL_TRANSPORT_H

#include "protocol.h"

/**
 * struct transport - the connection, and a part of a message
 * @fd: connection, or -1
 * @message: the message so far
 */
struct transport {
	int fd;
	struct message message;
};

enum transport_result {
	TRANSPORT_MESSAGE,
	TRANSPORT_NOT_YET,
	TRANSPORT_GONE,
};

/* Returns a listening socket, or a negative errno. */
int socket_listen(const char *path);

/* @fd is the connection of the client, which transport_fini() closes. */
void transport_init(struct transport *transport, int fd);
void transport_fini(struct transport *transport);

/* Receives without waiting. */
enum transport_result transport_receive(struct transport *transport);

/* Drops the message, so that the next one can be received. */
void transport_next(struct transport *transport);

/* Returns whether the message was sent. */
bool transport_send(struct transport *transport, const struct message *message);

#endif /* MODEL_TRANSPORT_H */
