/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Interrupts to the guest, each by an eventfd
 */
#ifndef MODEL_IRQ_H
#define MODEL_IRQ_H

#include "model.h"
#include "pci.h"

/* The numbers are those of VFIO. */
enum irq_kind {
	IRQ_LINE,
	IRQ_MSI,
	IRQ_MSIX,
	IRQ_ERROR,
	IRQ_REQUEST,
	IRQ_KINDS,
};

/**
 * struct irq - eventfds of the interrupts
 * @pci: configuration space, which selects the kind in use
 * @fd: eventfds, or -1
 * @level: level of the line
 * @masked: the line is masked since its last event
 */
struct irq {
	const struct pci *pci;
	int fd[IRQ_KINDS][CHANNELS];
	bool level;
	bool masked;
};

void irq_init(struct irq *irq, const struct pci *pci);
void irq_fini(struct irq *irq);
struct interrupt_pins irq_pins(struct irq *irq);

/* Takes over @fd, an eventfd; -1: none. */
void irq_set(struct irq *irq, enum irq_kind kind, unsigned int number, int fd);
void irq_mask(struct irq *irq, bool masked);

/* Call when the configuration space has changed. */
void irq_update(struct irq *irq);

/* Sends an interrupt by request of the client. */
void irq_trigger(struct irq *irq, enum irq_kind kind, unsigned int number);

#endif /* MODEL_IRQ_H */
