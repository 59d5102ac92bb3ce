// SPDX-License-Identifier: GPL-2.0
/*
 * The transport of messages: a UNIX socket with one client
 */
#include "transport.h"

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int socket_listen(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd, length;

	length = snprintf(address.sun_path, sizeof(address.sun_path), "%s",
			  path);
	if (length >= (int)sizeof(address.sun_path))
		return -ENAMETOOLONG;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	unlink(path);
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) ||
	    listen(fd, 1)) {
		const int err = -errno;

		close(fd);
		return err;
	}
	return fd;
}

void transport_init(struct transport *transport, int fd)
{
	transport->fd = fd;
	transport->message.fds = 0;
	transport_next(transport);
}

void transport_next(struct transport *transport)
{
	message_close(&transport->message);
	transport->message.size = 0;
}

void transport_fini(struct transport *transport)
{
	transport_next(transport);
	if (transport->fd >= 0)
		close(transport->fd);
	transport->fd = -1;
}

/* Takes the file descriptors of a message; too many close the connection. */
static bool transport_take_fds(struct message *message, struct msghdr *header)
{
	struct cmsghdr *control = CMSG_FIRSTHDR(header);
	size_t size, fds;

	if (header->msg_flags & MSG_CTRUNC)
		return false;
	for (; control; control = CMSG_NXTHDR(header, control)) {
		if (control->cmsg_level != SOL_SOCKET ||
		    control->cmsg_type != SCM_RIGHTS)
			continue;
		size = control->cmsg_len - CMSG_LEN(0);
		fds = size / sizeof(int);
		if (fds > MESSAGE_FDS - message->fds)
			return false;
		memcpy(message->fd + message->fds, CMSG_DATA(control), size);
		message->fds += fds;
	}
	return true;
}

/* Receives up to @until bytes of the message, without waiting. */
static enum transport_result transport_fill(struct transport *transport,
					    size_t until)
{
	struct message *message = &transport->message;
	union {
		char data[CMSG_SPACE(MESSAGE_FDS * sizeof(int))];
		struct cmsghdr align;
	} control;
	struct iovec piece;
	struct msghdr header;
	ssize_t size;

	while (message->size < until) {
		piece.iov_base = message->data + message->size;
		piece.iov_len = until - message->size;
		header = (struct msghdr){
			.msg_iov = &piece,
			.msg_iovlen = 1,
			.msg_control = control.data,
			.msg_controllen = sizeof(control.data),
		};
		size = recvmsg(transport->fd, &header,
			       MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
		if (size < 0 && (errno == EAGAIN || errno == EINTR))
			return TRANSPORT_NOT_YET;
		if (size <= 0 || !transport_take_fds(message, &header))
			return TRANSPORT_GONE;
		message->size += size;
	}
	return TRANSPORT_MESSAGE;
}

enum transport_result transport_receive(struct transport *transport)
{
	enum transport_result result;
	size_t size;

	result = transport_fill(transport, MESSAGE_HEADER);
	if (result != TRANSPORT_MESSAGE)
		return result;
	size = message_announced(&transport->message);
	if (!size)
		return TRANSPORT_GONE;
	return transport_fill(transport, size);
}

bool transport_send(struct transport *transport, const struct message *message)
{
	size_t done = 0;
	ssize_t size;

	while (done < message->size) {
		size = send(transport->fd, message->data + done,
			    message->size - done, MSG_NOSIGNAL);
		if (size < 0 && errno == EINTR)
			continue;
		if (size <= 0)
			return false;
		done += size;
	}
	return true;
}
