/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Orders to the running model, through a socket
 *
 *	fault KIND[,SETTING=NUMBER]...	as on the command line, counting from now
 *	clear				removes all faults
 *	die				exits at once, without an answer
 *	counters			prints the counters, and the number of
 *					memory ranges that are mapped
 *
 * Each order and each answer is a line.  The answer is "ok", "no: REASON", or
 * JSON.
 */
#ifndef MODEL_CONTROL_H
#define MODEL_CONTROL_H

#include "model.h"

#define CONTROL_LINE 256

/**
 * struct control - the socket, and a part of an order
 * @listener: socket that accepts connections, or -1
 * @fd: connection, or -1
 * @line: the order so far
 * @size: bytes in @line
 */
struct control {
	int listener;
	int fd;
	char line[CONTROL_LINE];
	size_t size;
};

/* @listener is closed by control_fini(). */
void control_init(struct control *control, int listener);
void control_fini(struct control *control);

/* Returns the descriptor to poll, or -1. */
int control_fd(const struct control *control);

/* Call when that descriptor is readable. */
void control_run(struct control *control, struct device *device);

/* Carries out @order and prints the answer to @file. */
void control_obey(struct device *device, const char *order, FILE *file);

#endif /* MODEL_CONTROL_H */
