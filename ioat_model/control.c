// SPDX-License-Identifier: GPL-2.0
/*
 * Orders to the running model, through a socket
 */
#include "control.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void control_init(struct control *control, int listener)
{
	*control = (struct control){ .listener = listener, .fd = -1 };
}

static void control_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void control_fini(struct control *control)
{
	control_close(&control->fd);
	control_close(&control->listener);
}

int control_fd(const struct control *control)
{
	return control->fd >= 0 ? control->fd : control->listener;
}

void control_obey(struct device *device, const char *order, FILE *file)
{
	const char *wrong = NULL;

	if (!strcmp(order, "counters")) {
		device_print(device, file);
		return;
	}
	/* The status is a success, as the exit was ordered. */
	if (!strcmp(order, "die"))
		_exit(EXIT_SUCCESS);
	if (!strcmp(order, "clear"))
		device->plan->faults = 0;
	else if (!strncmp(order, "fault ", 6))
		wrong = fault_parse(device->plan, order + 6);
	else
		wrong = "unknown order";
	if (wrong)
		fprintf(file, "no: %s\n", wrong);
	else
		fputs("ok\n", file);
}

/* Never waits: the answer is lost if the socket is full or closed. */
static void control_answer(struct control *control, struct device *device,
			   const char *order)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);

	if (!file)
		return;
	control_obey(device, order, file);
	fclose(file);
	send(control->fd, text, size, MSG_NOSIGNAL | MSG_DONTWAIT);
	free(text);
}

static void control_obey_lines(struct control *control, struct device *device)
{
	char *line = control->line, *end;

	while ((end = strchr(line, '\n'))) {
		*end = 0;
		control_answer(control, device, line);
		line = end + 1;
	}
	control->size -= line - control->line;
	memmove(control->line, line, control->size + 1);
	if (control->size == sizeof(control->line) - 1)
		control->size = 0;
}

void control_run(struct control *control, struct device *device)
{
	ssize_t size;

	if (control->fd < 0) {
		control->fd = accept(control->listener, NULL, NULL);
		control->size = 0;
		return;
	}
	size = recv(control->fd, control->line + control->size,
		    sizeof(control->line) - 1 - control->size, MSG_DONTWAIT);
	if (size <= 0) {
		control_close(&control->fd);
		return;
	}
	control->size += size;
	control->line[control->size] = 0;
	control_obey_lines(control, device);
}
