/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PCI function: the device, its configuration space, its interrupts
 */
#ifndef MODEL_FUNCTION_H
#define MODEL_FUNCTION_H

#include "irq.h"
#include "memory.h"
#include "model.h"
#include "pci.h"

struct function {
	struct device device;
	struct fault_plan plan;
	struct irq irq;
	struct memory memory;
	struct pci pci;
	unsigned int vectors;
};

void function_init(struct function *function, const struct variant *variant,
		   unsigned int channels);
void function_fini(struct function *function);
void function_reset(struct function *function);

/*
 * These return whether the access is within range.  An access to the BAR has at
 * most 8 bytes.
 */
bool function_config_read(struct function *function, u64 offset, size_t size,
			  u8 *to);
bool function_config_write(struct function *function, u64 offset, size_t size,
			   const u8 *from);
bool function_bar_read(struct function *function, u64 offset, size_t size,
		       u8 *to);
bool function_bar_write(struct function *function, u64 offset, size_t size,
			const u8 *from);

#endif /* MODEL_FUNCTION_H */
