/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How interrupts reach the guest: one event descriptor each
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
 * struct irq - who listens
 * @pci: says which kind is in use
 * @fd: event descriptors, or -1
 * @level: of the line
 * @masked: the line is, since it was last sent
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

/* Takes over the eventfd @fd; -1: none any more. */
void irq_set(struct irq *irq, enum irq_kind kind, unsigned int number, int fd);
void irq_mask(struct irq *irq, bool masked);

/* The configuration space has changed. */
void irq_update(struct irq *irq);

/* As if the device had. */
void irq_trigger(struct irq *irq, enum irq_kind kind, unsigned int number);

#endif /* MODEL_IRQ_H */
