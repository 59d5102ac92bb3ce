// SPDX-License-Identifier: GPL-2.0
/*
 * ioat-model: an I/OAT device behind vfio-user, for one virtual machine
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "control.h"
#include "options.h"
#include "transport.h"

static atomic_bool main_over;

static void main_end(int number)
{
	(void)number;
	main_over = true;
}

static void main_set_signals(void)
{
	struct sigaction end = { .sa_handler = main_end };

	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGINT, &end, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static u64 main_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (u64)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static struct timespec main_timeout(u64 due)
{
	const u64 now = main_now();
	const u64 us = due > now ? due - now : 0;

	return (struct timespec){
		.tv_sec = us / 1000000,
		.tv_nsec = us % 1000000 * 1000,
	};
}

/* Returns false if the client has closed the connection. */
static bool main_answer(struct function *function, struct transport *transport)
{
	static struct message reply;
	enum transport_result result;
	bool wanted;

	function->device.now = main_now();
	while ((result = transport_receive(transport)) == TRANSPORT_MESSAGE) {
		wanted = protocol_handle(function, &transport->message, &reply);
		transport_next(transport);
		if (wanted && !transport_send(transport, &reply))
			return false;
	}
	return result == TRANSPORT_NOT_YET;
}

/* Runs one descriptor per channel at a time, so no message waits for long. */
static void main_serve(struct function *function, struct transport *transport,
		       struct control *control)
{
	struct pollfd poll[2];
	struct timespec timeout;
	u64 due;

	while (!main_over) {
		due = device_run(&function->device, main_now());
		poll[0] = (struct pollfd){ transport->fd, POLLIN, 0 };
		poll[1] = (struct pollfd){ control_fd(control), POLLIN, 0 };
		timeout = main_timeout(due);
		if (ppoll(poll, ARRAY_SIZE(poll),
			  due == DUE_NEVER ? NULL : &timeout, NULL) < 0)
			continue;
		if (poll[0].revents && !main_answer(function, transport))
			return;
		if (poll[1].revents)
			control_run(control, &function->device);
	}
}

static int main_listen(const char *path)
{
	const int fd = socket_listen(path);

	if (fd < 0) {
		fprintf(stderr, "ioat-model: %s: %s\n", path, strerror(-fd));
		exit(1);
	}
	return fd;
}

static int main_report(const struct options *options,
		       const struct device *device)
{
	FILE *file = options->report ? fopen(options->report, "w") : stdout;

	if (!file) {
		perror(options->report);
		return 1;
	}
	device_print(device, file);
	return fclose(file) ? 1 : 0;
}

int main(int argc, char **argv)
{
	static struct function function;
	static struct transport transport;
	struct control control;
	struct options options;
	int listener, status;

	options_parse(&options, argc, argv);
	main_set_signals();
	function_init(&function, options.variant, options.channels);
	function.plan = options.plan;
	control_init(&control,
		     options.control ? main_listen(options.control) : -1);
	listener = main_listen(options.socket);
	transport_init(&transport, accept(listener, NULL, NULL));
	if (transport.fd >= 0)
		main_serve(&function, &transport, &control);
	status = main_report(&options, &function.device);
	transport_fini(&transport);
	control_fini(&control);
	function_fini(&function);
	close(listener);
	return status;
}
