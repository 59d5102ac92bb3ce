/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Orders to a running model, over a socket
 *
 *	fault KIND[,SETTING=NUMBER]...	as on the command line, counting from now
 *	clear				nothing goes wrong any more
 *	die				ends at once, as if it were killed
 *	counters			answered with them, and with how many
 *					ranges of memory it may reach
 *
 * Each order is a line, and so is each answer: "ok", "no: " and why, or JSON.
 */
#ifndef MODEL_CONTROL_H
#define MODEL_CONTROL_H

#include "model.h"

#define CONTROL_LINE 256

/**
 * struct control - who gives orders, and what has come of one
 * @listener: for the next one, or -1
 * @fd: or -1
 * @line: so far
 * @size: bytes of it
 */
struct control {
	int listener;
	int fd;
	char line[CONTROL_LINE];
	size_t size;
};

/* Takes @listener. */
void control_init(struct control *control, int listener);
void control_fini(struct control *control);

/* What to wait for, or -1. */
int control_fd(const struct control *control);

/* Something has come there. */
void control_run(struct control *control, struct device *device);

/* Puts the answer to @order to @file. */
void control_obey(struct device *device, const char *order, FILE *file);

#endif /* MODEL_CONTROL_H */
