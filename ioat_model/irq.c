// SPDX-License-Identifier: GPL-2.0
/*
 * Interrupts to the guest, each by an eventfd
 */
#include "irq.h"

#include <unistd.h>

void irq_init(struct irq *irq, const struct pci *pci)
{
	*irq = (struct irq){ .pci = pci };
	memset(irq->fd, -1, sizeof(irq->fd));
}

void irq_fini(struct irq *irq)
{
	unsigned int kind, number;

	for (kind = 0; kind < IRQ_KINDS; kind++)
		for (number = 0; number < CHANNELS; number++)
			irq_set(irq, kind, number, -1);
}

void irq_set(struct irq *irq, enum irq_kind kind, unsigned int number, int fd)
{
	int *place = &irq->fd[kind][number];

	if (*place >= 0)
		close(*place);
	*place = fd;
	if (kind == IRQ_LINE)
		irq_update(irq);
}

static bool irq_send(struct irq *irq, enum irq_kind kind, unsigned int number)
{
	const u64 one = 1;
	const int fd = irq->fd[kind][number];

	return fd >= 0 && write(fd, &one, sizeof(one)) == sizeof(one);
}

void irq_trigger(struct irq *irq, enum irq_kind kind, unsigned int number)
{
	irq_send(irq, kind, number);
}

/* Sends an event if the line is up, and masks the line until it is unmasked. */
void irq_update(struct irq *irq)
{
	if (irq->level && !irq->masked && pci_line_is_enabled(irq->pci) &&
	    !pci_msi_is_enabled(irq->pci) && !pci_msix_is_enabled(irq->pci))
		irq->masked = irq_send(irq, IRQ_LINE, 0);
}

void irq_mask(struct irq *irq, bool masked)
{
	irq->masked = masked;
	irq_update(irq);
}

static bool irq_vector(void *context, unsigned int number)
{
	struct irq *irq = context;

	return pci_msix_is_enabled(irq->pci) && irq_send(irq, IRQ_MSIX, number);
}

/* With MSI or MSI-X a message is sent when the line rises. */
static bool irq_line(void *context, bool level)
{
	struct irq *irq = context;

	irq->level = level;
	if (pci_msix_is_enabled(irq->pci))
		return level && irq_send(irq, IRQ_MSIX, 0);
	if (pci_msi_is_enabled(irq->pci))
		return level && irq_send(irq, IRQ_MSI, 0);
	irq_update(irq);
	return pci_line_is_enabled(irq->pci) && irq->fd[IRQ_LINE][0] >= 0;
}

struct interrupt_pins irq_pins(struct irq *irq)
{
	return (struct interrupt_pins){
		.vector = irq_vector,
		.line = irq_line,
		.context = irq,
	};
}
