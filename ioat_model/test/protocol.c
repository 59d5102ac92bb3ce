// SPDX-License-Identifier: GPL-2.0
/*
 * Valid and invalid messages, and their transport
 */
#include "protocol.h"

#include <errno.h>
#include <linux/vfio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "test.h"
#include "transport.h"

/* Commands by number, as a client sends them. */
enum {
	VERSION = 1,
	DMA_MAP = 2,
	DMA_UNMAP = 3,
	GET_INFO = 4,
	GET_REGION_INFO = 5,
	GET_IRQ_INFO = 7,
	SET_IRQS = 8,
	REGION_READ = 9,
	REGION_WRITE = 10,
	RESET = 13,
};

#define NO_REPLY 0x10

static struct message message_in, message_out;

static u8 *payload(struct message *message)
{
	return message->data + 16;
}

/* Makes a message with a payload of zeroes. */
static u8 *compose(u16 command, size_t size)
{
	memset(&message_in, 0, sizeof(message_in));
	message_in.size = 16 + size;
	store_le16(message_in.data, 0x1234);
	store_le16(message_in.data + 2, command);
	store_le32(message_in.data + 4, 16 + size);
	return payload(&message_in);
}

static void attach(int fd)
{
	message_in.fd[message_in.fds++] = fd;
}

/* Returns the errno of the reply, 0 for success, -1 for an invalid reply. */
static int ask(struct function *function)
{
	const u32 size = load_le32(message_in.data + 4);
	u32 flags;

	if (!protocol_handle(function, &message_in, &message_out))
		return -1;
	flags = load_le32(message_out.data + 8);
	if (memcmp(message_out.data, message_in.data, 4) ||
	    load_le32(message_out.data + 4) != message_out.size ||
	    size != load_le32(message_in.data + 4))
		return -1;
	if (flags == 0x21 && message_out.size == 16)
		return load_le32(message_out.data + 12);
	return flags == 1 ? 0 : -1;
}

static void the_version_is_agreed_on(struct test *test)
{
	struct function function;
	u8 *to;

	function_init(&function, variant_find("skx"), 1);
	to = compose(VERSION, 4);
	store_le16(to + 2, 7);
	EXPECT(test, !ask(&function));
	EXPECT(test, load_le16(payload(&message_out)) == 0);
	EXPECT(test, load_le16(payload(&message_out) + 2) == 1);
	EXPECT(test, !message_out.data[message_out.size - 1]);
	store_le16(compose(VERSION, 4), 1);
	EXPECT(test, ask(&function) == EINVAL);
	compose(VERSION, 3);
	EXPECT(test, ask(&function) == EINVAL);
	function_fini(&function);
}

static void the_device_is_described(struct test *test)
{
	static const u64 sizes[VFIO_PCI_NUM_REGIONS] = {
		[VFIO_PCI_BAR0_REGION_INDEX] = BAR_SIZE,
		[VFIO_PCI_CONFIG_REGION_INDEX] = PCI_SIZE,
	};
	static const u32 irqs[VFIO_PCI_NUM_IRQS] = { 1, 1, 3, 0, 0 };
	struct function function;
	u32 i;

	function_init(&function, variant_find("skx"), 3);
	compose(GET_INFO, 16);
	EXPECT(test, !ask(&function));
	EXPECT(test, load_le32(payload(&message_out) + 4) == 3);
	EXPECT(test, load_le32(payload(&message_out) + 8) == 9);
	EXPECT(test, load_le32(payload(&message_out) + 12) == 5);
	for (i = 0; i < VFIO_PCI_NUM_REGIONS; i++) {
		store_le32(compose(GET_REGION_INFO, 32) + 8, i);
		EXPECT(test, !ask(&function));
		EXPECT(test, load_le64(payload(&message_out) + 16) == sizes[i]);
	}
	for (i = 0; i < VFIO_PCI_NUM_IRQS; i++) {
		store_le32(compose(GET_IRQ_INFO, 16) + 8, i);
		EXPECT(test, !ask(&function));
		EXPECT(test, load_le32(payload(&message_out) + 12) == irqs[i]);
	}
	store_le32(compose(GET_REGION_INFO, 32) + 8, VFIO_PCI_NUM_REGIONS);
	EXPECT(test, ask(&function) == EINVAL);
	store_le32(compose(GET_IRQ_INFO, 16) + 8, VFIO_PCI_NUM_IRQS);
	EXPECT(test, ask(&function) == EINVAL);
	function_fini(&function);
}

static u8 *compose_access(u16 command, u32 region, u64 offset, u32 count,
			  size_t data)
{
	u8 *to = compose(command, 16 + data);

	store_le64(to, offset);
	store_le32(to + 8, region);
	store_le32(to + 12, count);
	return to + 16;
}

static void registers_are_read_and_written(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 1);
	compose_access(REGION_WRITE, 0, REG_BLOCK + REG_DCACTRL, 4, 4)[1] = 7;
	EXPECT(test, !ask(&function));
	compose_access(REGION_READ, 0, REG_BLOCK + REG_DCACTRL, 2, 0);
	EXPECT(test, !ask(&function));
	EXPECT(test, message_out.size == 16 + 16 + 2);
	EXPECT(test, load_le16(payload(&message_out) + 16) == 0x700);
	compose_access(REGION_READ, VFIO_PCI_CONFIG_REGION_INDEX, 0, PCI_SIZE,
		       0);
	EXPECT(test, !ask(&function));
	EXPECT(test, load_le32(payload(&message_out) + 16) == 0x20218086);
	function_fini(&function);
}

static void invalid_accesses_are_refused(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 1);
	compose_access(REGION_READ, 0, BAR_SIZE, 1, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_access(REGION_READ, 0, 0, 9, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_access(REGION_READ, 1, 0, 4, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_access(REGION_READ, 7, 0, ~0U, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_access(REGION_READ, 7, ~0ULL, 4, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_access(REGION_WRITE, 7, 0, 8, 4);
	EXPECT(test, ask(&function) == EINVAL);
	compose_access(REGION_WRITE, 7, 0, 4, 8);
	EXPECT(test, ask(&function) == EINVAL);
	compose(REGION_WRITE, 15);
	EXPECT(test, ask(&function) == EINVAL);
	function_fini(&function);
}

static void compose_map(u64 offset, u64 address, u64 size)
{
	u8 *to = compose(DMA_MAP, 32);

	store_le32(to, 32);
	store_le32(to + 4, MEMORY_READ | MEMORY_WRITE);
	store_le64(to + 8, offset);
	store_le64(to + 16, address);
	store_le64(to + 24, size);
}

static void compose_unmap(u32 flags, u64 address, u64 size)
{
	u8 *to = compose(DMA_UNMAP, 24);

	store_le32(to + 4, flags);
	store_le64(to + 8, address);
	store_le64(to + 16, size);
}

static void memory_is_mapped_and_unmapped(struct test *test)
{
	struct function function;
	int fd;

	function_init(&function, variant_find("skx"), 1);
	fd = memfd_create("guest", 0);
	EXPECT(test, !ftruncate(fd, 0x4000));
	compose_map(0x1000, 0x100000, 0x2000);
	attach(dup(fd));
	EXPECT(test, !ask(&function));
	compose_map(0, 0x101000, 0x1000);
	attach(dup(fd));
	EXPECT(test, ask(&function) == EEXIST);
	compose_map(0, 0x200000, 0x8000);
	attach(dup(fd));
	EXPECT(test, ask(&function) == EINVAL);
	compose_map(0, 0x300000, 0x1000);
	EXPECT(test, !ask(&function));
	EXPECT(test, function.memory.ranges == 2);
	compose_unmap(0, 0x100000, 0x2000);
	EXPECT(test, !ask(&function));
	compose_unmap(0, 0x100000, 0x2000);
	EXPECT(test, !ask(&function));
	EXPECT(test, function.memory.ranges == 1);
	compose_unmap(VFIO_DMA_UNMAP_FLAG_ALL, 0, 0);
	EXPECT(test, !ask(&function) && !function.memory.ranges);
	close(fd);
	function_fini(&function);
}

static void compose_irqs(u32 flags, u32 index, u32 start, u32 count,
			 size_t data)
{
	u8 *to = compose(SET_IRQS, 20 + data);

	store_le32(to + 4, flags);
	store_le32(to + 8, index);
	store_le32(to + 12, start);
	store_le32(to + 16, count);
}

#define LISTEN (VFIO_IRQ_SET_DATA_EVENTFD | VFIO_IRQ_SET_ACTION_TRIGGER)
#define TRIGGER (VFIO_IRQ_SET_DATA_NONE | VFIO_IRQ_SET_ACTION_TRIGGER)

static void interrupts_are_sent_until_disabled(struct test *test)
{
	struct function function;
	u64 times = 0;
	int fd;

	function_init(&function, variant_find("skx"), 4);
	fd = eventfd(0, EFD_NONBLOCK);
	compose_irqs(LISTEN, VFIO_PCI_MSIX_IRQ_INDEX, 1, 2, 0);
	attach(dup(fd));
	attach(dup(fd));
	EXPECT(test, !ask(&function));
	compose_irqs(TRIGGER, VFIO_PCI_MSIX_IRQ_INDEX, 0, 4, 0);
	EXPECT(test, !ask(&function));
	EXPECT(test, read(fd, &times, 8) == 8 && times == 2);
	compose_irqs(LISTEN, VFIO_PCI_MSIX_IRQ_INDEX, 1, 1, 0);
	EXPECT(test, !ask(&function));
	compose_irqs(TRIGGER, VFIO_PCI_MSIX_IRQ_INDEX, 0, 4, 0);
	EXPECT(test, !ask(&function));
	EXPECT(test, read(fd, &times, 8) == 8 && times == 1);
	compose_irqs(TRIGGER, VFIO_PCI_MSIX_IRQ_INDEX, 0, 0, 0);
	EXPECT(test, !ask(&function));
	compose_irqs(TRIGGER, VFIO_PCI_MSIX_IRQ_INDEX, 0, 4, 0);
	EXPECT(test, !ask(&function));
	EXPECT(test, read(fd, &times, 8) < 0);
	close(fd);
	function_fini(&function);
}

static void only_the_selected_interrupts_are_triggered(struct test *test)
{
	struct function function;
	u64 times = 0;
	int fd;

	function_init(&function, variant_find("skx"), 4);
	fd = eventfd(0, EFD_NONBLOCK);
	compose_irqs(LISTEN, VFIO_PCI_MSIX_IRQ_INDEX, 0, 1, 0);
	attach(dup(fd));
	EXPECT(test, !ask(&function));
	compose_irqs(VFIO_IRQ_SET_DATA_BOOL | VFIO_IRQ_SET_ACTION_TRIGGER,
		     VFIO_PCI_MSIX_IRQ_INDEX, 0, 4, 4);
	EXPECT(test, !ask(&function));
	EXPECT(test, read(fd, &times, 8) < 0);
	compose_irqs(VFIO_IRQ_SET_DATA_BOOL | VFIO_IRQ_SET_ACTION_TRIGGER,
		     VFIO_PCI_MSIX_IRQ_INDEX, 0, 4, 4);
	payload(&message_in)[20] = 1;
	EXPECT(test, !ask(&function));
	EXPECT(test, read(fd, &times, 8) == 8);
	close(fd);
	function_fini(&function);
}

static void invalid_interrupts_are_refused(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 2);
	compose_irqs(TRIGGER, VFIO_PCI_MSIX_IRQ_INDEX, 1, 2, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(TRIGGER, VFIO_PCI_MSIX_IRQ_INDEX, ~0U, 2, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(TRIGGER, 1000, 0, 1, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(TRIGGER, 1000, 0, 0, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(TRIGGER | VFIO_IRQ_SET_ACTION_MASK, 0, 0, 1, 0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(VFIO_IRQ_SET_ACTION_MASK, VFIO_PCI_MSIX_IRQ_INDEX, 0, 1,
		     0);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(VFIO_IRQ_SET_DATA_BOOL | VFIO_IRQ_SET_ACTION_TRIGGER,
		     VFIO_PCI_MSIX_IRQ_INDEX, 0, 2, 1);
	EXPECT(test, ask(&function) == EINVAL);
	compose_irqs(LISTEN, VFIO_PCI_MSIX_IRQ_INDEX, 0, 2, 0);
	attach(eventfd(0, 0));
	EXPECT(test, ask(&function) == EINVAL);
	EXPECT(test, !message_in.fds);
	function_fini(&function);
}

static void unknown_commands_are_refused(struct test *test)
{
	struct function function;
	u32 command;

	function_init(&function, variant_find("skx"), 1);
	for (command = 14; command < 65536; command += 97) {
		compose(command, 100);
		EXPECT(test, ask(&function) == ENOTSUP);
	}
	compose(0, 0);
	EXPECT(test, ask(&function) == ENOTSUP);
	compose(GET_INFO, 16);
	store_le32(message_in.data + 8, 1);
	EXPECT(test, ask(&function) == EINVAL);
	compose(RESET, 0);
	EXPECT(test, !ask(&function));
	compose(RESET, 0);
	store_le32(message_in.data + 8, NO_REPLY);
	EXPECT(test, !protocol_handle(&function, &message_in, &message_out));
	function_fini(&function);
}

static void invalid_sizes_are_refused(struct test *test)
{
	compose(RESET, 0);
	EXPECT(test, message_announced(&message_in) == 16);
	store_le32(message_in.data + 4, 15);
	EXPECT(test, !message_announced(&message_in));
	store_le32(message_in.data + 4, MESSAGE_SIZE);
	EXPECT(test, message_announced(&message_in) == MESSAGE_SIZE);
	store_le32(message_in.data + 4, MESSAGE_SIZE + 1);
	EXPECT(test, !message_announced(&message_in));
}

static void send_with_fd(int socket, const void *data, size_t size, int fd)
{
	union {
		char data[CMSG_SPACE(sizeof(fd))];
		struct cmsghdr align;
	} control = {};
	struct iovec piece = { (void *)data, size };
	struct msghdr header = {
		.msg_iov = &piece,
		.msg_iovlen = 1,
		.msg_control = control.data,
		.msg_controllen = sizeof(control.data),
	};
	struct cmsghdr *first = CMSG_FIRSTHDR(&header);

	first->cmsg_level = SOL_SOCKET;
	first->cmsg_type = SCM_RIGHTS;
	first->cmsg_len = CMSG_LEN(sizeof(fd));
	memcpy(CMSG_DATA(first), &fd, sizeof(fd));
	sendmsg(socket, &header, 0);
}

static void a_message_may_come_in_pieces(struct test *test)
{
	static struct transport transport;
	int ends[2];
	size_t i;

	EXPECT(test, !socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
	transport_init(&transport, ends[0]);
	compose_map(1, 2, 3);
	EXPECT(test, transport_receive(&transport) == TRANSPORT_NOT_YET);
	send_with_fd(ends[1], message_in.data, 5, STDIN_FILENO);
	for (i = 5; i < message_in.size; i++) {
		EXPECT(test,
		       transport_receive(&transport) == TRANSPORT_NOT_YET);
		EXPECT(test, send(ends[1], message_in.data + i, 1, 0) == 1);
	}
	EXPECT(test, transport_receive(&transport) == TRANSPORT_MESSAGE);
	EXPECT(test, transport.message.fds == 1);
	EXPECT(test, !memcmp(transport.message.data, message_in.data, 48));
	transport_next(&transport);
	EXPECT(test, transport_send(&transport, &message_in));
	close(ends[1]);
	EXPECT(test, transport_receive(&transport) == TRANSPORT_GONE);
	transport_fini(&transport);
}

static void too_many_file_descriptors_close_the_connection(struct test *test)
{
	static struct transport transport;
	int ends[2], i;

	EXPECT(test, !socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
	transport_init(&transport, ends[0]);
	compose(RESET, 0);
	for (i = 0; i <= MESSAGE_FDS; i++)
		send_with_fd(ends[1], message_in.data + i, 1, STDIN_FILENO);
	EXPECT(test, transport_receive(&transport) == TRANSPORT_GONE);
	transport_fini(&transport);
	close(ends[1]);
}

static const struct test_case cases[] = {
	TEST_CASE(the_version_is_agreed_on),
	TEST_CASE(the_device_is_described),
	TEST_CASE(registers_are_read_and_written),
	TEST_CASE(invalid_accesses_are_refused),
	TEST_CASE(memory_is_mapped_and_unmapped),
	TEST_CASE(interrupts_are_sent_until_disabled),
	TEST_CASE(only_the_selected_interrupts_are_triggered),
	TEST_CASE(invalid_interrupts_are_refused),
	TEST_CASE(unknown_commands_are_refused),
	TEST_CASE(invalid_sizes_are_refused),
	TEST_CASE(a_message_may_come_in_pieces),
	TEST_CASE(too_many_file_descriptors_close_the_connection),
	{},
};

const struct test_suite suite_protocol = { "protocol", cases };
