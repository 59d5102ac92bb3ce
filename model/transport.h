/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How messages come: a UNIX socket, one client
 */
#ifndef MODEL_TRANSPORT_H
#define MODEL_TRANSPORT_H

#include "protocol.h"

/**
 * struct transport - the socket and what has come of a message
 * @fd: the client's, or -1
 * @message: so far
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

/* Takes the connection. */
void transport_init(struct transport *transport, int fd);
void transport_fini(struct transport *transport);

/* Never waits. */
enum transport_result transport_receive(struct transport *transport);

/* The next one may come. */
void transport_next(struct transport *transport);

/* Returns whether it was sent. */
bool transport_send(struct transport *transport, const struct message *message);

#endif /* MODEL_TRANSPORT_H */
