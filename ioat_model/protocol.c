// SPDX-License-Identifier: GPL-2.0
/*
 * Messages of vfio-user, without their transport
 *
 * The caller has checked that a message has the size in its header.  Nothing
 * else in a message is trusted.
 */
#include "protocol.h"

#include <errno.h>
#include <linux/vfio.h>
#include <unistd.h>

/* Offsets in the header. */
#define HEADER_ID 0
#define HEADER_COMMAND 2
#define HEADER_SIZE 4
#define HEADER_FLAGS 8
#define HEADER_ERROR 12

#define FLAG_TYPE 0xF
#define FLAG_REPLY BIT(0)
#define FLAG_NO_REPLY BIT(4)
#define FLAG_ERROR BIT(5)

enum command {
	COMMAND_VERSION = 1,
	COMMAND_DMA_MAP = 2,
	COMMAND_DMA_UNMAP = 3,
	COMMAND_GET_INFO = 4,
	COMMAND_GET_REGION_INFO = 5,
	COMMAND_GET_IRQ_INFO = 7,
	COMMAND_SET_IRQS = 8,
	COMMAND_REGION_READ = 9,
	COMMAND_REGION_WRITE = 10,
	COMMAND_RESET = 13,
	COMMANDS,
};

#define VERSION_MAJOR 0
#define VERSION_MINOR 1
#define ACCESS_HEADER 16

static const char protocol_capabilities[] =
	"{\"capabilities\":{\"max_msg_fds\":8,\"max_data_xfer_size\":4096}}";

static const u8 *message_payload(const struct message *message)
{
	return message->data + MESSAGE_HEADER;
}

static size_t message_payload_size(const struct message *message)
{
	return message->size - MESSAGE_HEADER;
}

static u8 *reply_payload(struct message *reply, size_t size)
{
	reply->size = MESSAGE_HEADER + size;
	memset(reply->data + MESSAGE_HEADER, 0, size);
	return reply->data + MESSAGE_HEADER;
}

size_t message_announced(const struct message *message)
{
	const u32 size = load_le32(message->data + HEADER_SIZE);

	return size >= MESSAGE_HEADER && size <= MESSAGE_SIZE ? size : 0;
}

void message_close(struct message *message)
{
	unsigned int i;

	for (i = 0; i < message->fds; i++)
		if (message->fd[i] >= 0)
			close(message->fd[i]);
	message->fds = 0;
}

static int message_take_fd(struct message *message, unsigned int i)
{
	const int fd = message->fd[i];

	message->fd[i] = -1;
	return fd;
}

static int handle_version(struct function *function, struct message *message,
			  struct message *reply)
{
	const u8 *payload = message_payload(message);
	u16 minor;
	u8 *answer;

	(void)function;
	if (load_le16(payload) != VERSION_MAJOR)
		return -EINVAL;
	minor = load_le16(payload + 2);
	answer = reply_payload(reply, 4 + sizeof(protocol_capabilities));
	store_le16(answer, VERSION_MAJOR);
	store_le16(answer + 2, minor < VERSION_MINOR ? minor : VERSION_MINOR);
	memcpy(answer + 4, protocol_capabilities,
	       sizeof(protocol_capabilities));
	return 0;
}

static int handle_dma_map(struct function *function, struct message *message,
			  struct message *reply)
{
	const u8 *payload = message_payload(message);
	const u32 flags = load_le32(payload + 4);

	(void)reply;
	return memory_map(&function->memory, load_le64(payload + 16),
			  load_le64(payload + 24),
			  flags & (MEMORY_READ | MEMORY_WRITE),
			  message->fds ? message->fd[0] : -1,
			  load_le64(payload + 8));
}

/* Unmapping a range that is not mapped succeeds, as vfio-user specifies. */
static int handle_dma_unmap(struct function *function, struct message *message,
			    struct message *reply)
{
	const u8 *payload = message_payload(message);
	u64 start = load_le64(payload + 8), size = load_le64(payload + 16);

	if (load_le32(payload + 4) & VFIO_DMA_UNMAP_FLAG_ALL) {
		start = 0;
		size = ~0ULL;
	}
	memory_unmap(&function->memory, start, size);
	memcpy(reply_payload(reply, 24), payload, 24);
	return 0;
}

static int handle_get_info(struct function *function, struct message *message,
			   struct message *reply)
{
	struct vfio_device_info info = {
		.argsz = 16,
		.flags = VFIO_DEVICE_FLAGS_RESET | VFIO_DEVICE_FLAGS_PCI,
		.num_regions = VFIO_PCI_NUM_REGIONS,
		.num_irqs = VFIO_PCI_NUM_IRQS,
	};

	(void)function;
	(void)message;
	memcpy(reply_payload(reply, 16), &info, 16);
	return 0;
}

static int handle_get_region_info(struct function *function,
				  struct message *message,
				  struct message *reply)
{
	struct vfio_region_info info = {
		.argsz = sizeof(info),
		.index = load_le32(message_payload(message) + 8),
	};

	(void)function;
	if (info.index >= VFIO_PCI_NUM_REGIONS)
		return -EINVAL;
	if (info.index == VFIO_PCI_BAR0_REGION_INDEX)
		info.size = BAR_SIZE;
	else if (info.index == VFIO_PCI_CONFIG_REGION_INDEX)
		info.size = PCI_SIZE;
	if (info.size)
		info.flags = VFIO_REGION_INFO_FLAG_READ |
			     VFIO_REGION_INFO_FLAG_WRITE;
	memcpy(reply_payload(reply, sizeof(info)), &info, sizeof(info));
	return 0;
}

static u32 irq_count(const struct function *function, u32 index)
{
	switch (index) {
	case VFIO_PCI_INTX_IRQ_INDEX:
	case VFIO_PCI_MSI_IRQ_INDEX:
		return 1;
	case VFIO_PCI_MSIX_IRQ_INDEX:
		return function->vectors;
	default:
		return 0;
	}
}

static int handle_get_irq_info(struct function *function,
			       struct message *message, struct message *reply)
{
	struct vfio_irq_info info = {
		.argsz = sizeof(info),
		.flags = VFIO_IRQ_INFO_EVENTFD,
		.index = load_le32(message_payload(message) + 8),
	};

	if (info.index >= VFIO_PCI_NUM_IRQS)
		return -EINVAL;
	info.count = irq_count(function, info.index);
	if (info.index == VFIO_PCI_INTX_IRQ_INDEX)
		info.flags |= VFIO_IRQ_INFO_MASKABLE | VFIO_IRQ_INFO_AUTOMASKED;
	memcpy(reply_payload(reply, sizeof(info)), &info, sizeof(info));
	return 0;
}

/**
 * struct irq_request - a valid SET_IRQS
 * @kind: kind of interrupts
 * @flags: action
 * @start: first interrupt
 * @end: number after the last interrupt
 * @chosen: a byte for each interrupt, non-zero if it is selected; NULL: all
 *	are selected
 */
struct irq_request {
	enum irq_kind kind;
	u32 flags;
	u32 start;
	u32 end;
	const u8 *chosen;
};

static int irq_request_read(const struct function *function,
			    const struct message *message,
			    struct irq_request *request)
{
	const u8 *payload = message_payload(message);
	const u32 index = load_le32(payload + 8);
	const u32 start = load_le32(payload + 12);
	const u32 count = load_le32(payload + 16);
	const u32 all = irq_count(function, index);

	if (index >= VFIO_PCI_NUM_IRQS || start > all || count > all - start)
		return -EINVAL;
	request->kind = index;
	request->flags = load_le32(payload + 4);
	request->start = start;
	request->end = start + count;
	request->chosen = NULL;
	if (request->flags & VFIO_IRQ_SET_DATA_BOOL) {
		if (message_payload_size(message) - 20 < count)
			return -EINVAL;
		request->chosen = payload + 20;
	}
	return 0;
}

static void irq_request_listen(struct irq *irq, struct message *message,
			       const struct irq_request *request)
{
	u32 i;

	for (i = request->start; i < request->end; i++)
		irq_set(irq, request->kind, i,
			message->fds ?
				message_take_fd(message, i - request->start) :
				-1);
}

static void irq_request_trigger(struct irq *irq,
				const struct irq_request *request)
{
	u32 i;

	for (i = request->start; i < request->end; i++)
		if (!request->chosen || request->chosen[i - request->start])
			irq_trigger(irq, request->kind, i);
}

static void irq_request_disable(struct irq *irq, enum irq_kind kind)
{
	u32 i;

	for (i = 0; i < CHANNELS; i++)
		irq_set(irq, kind, i, -1);
}

static void irq_request_mask(struct irq *irq, const struct irq_request *request,
			     bool mask)
{
	if (request->end && (!request->chosen || request->chosen[0]))
		irq_mask(irq, mask);
}

static int handle_set_irqs(struct function *function, struct message *message,
			   struct message *reply)
{
	const u32 actions = VFIO_IRQ_SET_ACTION_TYPE_MASK;
	struct irq *irq = &function->irq;
	struct irq_request request;
	int err;

	(void)reply;
	err = irq_request_read(function, message, &request);
	if (err)
		return err;
	if (request.flags & VFIO_IRQ_SET_DATA_EVENTFD) {
		if ((request.flags & actions) != VFIO_IRQ_SET_ACTION_TRIGGER ||
		    (message->fds &&
		     message->fds != request.end - request.start))
			return -EINVAL;
		irq_request_listen(irq, message, &request);
		return 0;
	}
	switch (request.flags & actions) {
	case VFIO_IRQ_SET_ACTION_TRIGGER:
		if (request.end)
			irq_request_trigger(irq, &request);
		else
			irq_request_disable(irq, request.kind);
		return 0;
	case VFIO_IRQ_SET_ACTION_MASK:
	case VFIO_IRQ_SET_ACTION_UNMASK:
		if (request.kind != IRQ_LINE)
			return -EINVAL;
		irq_request_mask(irq, &request,
				 request.flags & VFIO_IRQ_SET_ACTION_MASK);
		return 0;
	default:
		return -EINVAL;
	}
}

static bool region_read(struct function *function, u32 region, u64 offset,
			u32 count, u8 *to)
{
	if (region == VFIO_PCI_CONFIG_REGION_INDEX)
		return function_config_read(function, offset, count, to);
	if (region == VFIO_PCI_BAR0_REGION_INDEX)
		return function_bar_read(function, offset, count, to);
	return false;
}

static int handle_region_read(struct function *function,
			      struct message *message, struct message *reply)
{
	const u8 *payload = message_payload(message);
	const u32 count = load_le32(payload + 12);
	u8 *answer;

	if (count > MESSAGE_SIZE - MESSAGE_HEADER - ACCESS_HEADER)
		return -EINVAL;
	answer = reply_payload(reply, ACCESS_HEADER + count);
	memcpy(answer, payload, ACCESS_HEADER);
	return region_read(function, load_le32(payload + 8), load_le64(payload),
			   count, answer + ACCESS_HEADER) ?
		       0 :
		       -EINVAL;
}

static bool region_write(struct function *function, u32 region, u64 offset,
			 u32 count, const u8 *from)
{
	if (region == VFIO_PCI_CONFIG_REGION_INDEX)
		return function_config_write(function, offset, count, from);
	if (region == VFIO_PCI_BAR0_REGION_INDEX)
		return function_bar_write(function, offset, count, from);
	return false;
}

static int handle_region_write(struct function *function,
			       struct message *message, struct message *reply)
{
	const u8 *payload = message_payload(message);
	const u32 count = load_le32(payload + 12);

	if (count != message_payload_size(message) - ACCESS_HEADER)
		return -EINVAL;
	memcpy(reply_payload(reply, ACCESS_HEADER), payload, ACCESS_HEADER);
	return region_write(function, load_le32(payload + 8),
			    load_le64(payload), count,
			    payload + ACCESS_HEADER) ?
		       0 :
		       -EINVAL;
}

static int handle_reset(struct function *function, struct message *message,
			struct message *reply)
{
	(void)message;
	(void)reply;
	function_reset(function);
	return 0;
}

/**
 * struct handler - handler of a command
 * @size: minimum size of the payload
 * @handle: carries out the command and fills in the payload of the reply;
 *	returns 0 or a negative errno
 */
struct handler {
	size_t size;
	int (*handle)(struct function *function, struct message *message,
		      struct message *reply);
};

static const struct handler handlers[COMMANDS] = {
	[COMMAND_VERSION] = { 4, handle_version },
	[COMMAND_DMA_MAP] = { 32, handle_dma_map },
	[COMMAND_DMA_UNMAP] = { 24, handle_dma_unmap },
	[COMMAND_GET_INFO] = { 0, handle_get_info },
	[COMMAND_GET_REGION_INFO] = { 12, handle_get_region_info },
	[COMMAND_GET_IRQ_INFO] = { 12, handle_get_irq_info },
	[COMMAND_SET_IRQS] = { 20, handle_set_irqs },
	[COMMAND_REGION_READ] = { ACCESS_HEADER, handle_region_read },
	[COMMAND_REGION_WRITE] = { ACCESS_HEADER, handle_region_write },
	[COMMAND_RESET] = { 0, handle_reset },
};

static int protocol_dispatch(struct function *function, struct message *message,
			     struct message *reply)
{
	const u32 command = load_le16(message->data + HEADER_COMMAND);
	const u32 flags = load_le32(message->data + HEADER_FLAGS);
	const struct handler *handler = &handlers[command % COMMANDS];

	if (command >= COMMANDS || !handler->handle)
		return -ENOTSUP;
	if (flags & FLAG_TYPE || message_payload_size(message) < handler->size)
		return -EINVAL;
	return handler->handle(function, message, reply);
}

bool protocol_handle(struct function *function, struct message *message,
		     struct message *reply)
{
	const u32 flags = load_le32(message->data + HEADER_FLAGS);
	int err;

	reply->size = MESSAGE_HEADER;
	reply->fds = 0;
	err = protocol_dispatch(function, message, reply);
	message_close(message);
	if (err)
		reply->size = MESSAGE_HEADER;
	memcpy(reply->data, message->data, HEADER_SIZE);
	store_le32(reply->data + HEADER_SIZE, reply->size);
	store_le32(reply->data + HEADER_FLAGS,
		   FLAG_REPLY | (err ? FLAG_ERROR : 0));
	store_le32(reply->data + HEADER_ERROR, -err);
	return !(flags & FLAG_NO_REPLY);
}
