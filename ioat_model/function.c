// SPDX-License-Identifier: GPL-2.0
/*
 * The PCI function: the device, its configuration space, its interrupts
 */
#include "function.h"

#include <linux/pci_regs.h>

void function_init(struct function *function, const struct variant *variant,
		   unsigned int channels)
{
	*function = (struct function){ .vectors = channels };
	pci_init(&function->pci, variant, channels);
	irq_init(&function->irq, &function->pci);
	memory_init(&function->memory);
	function->memory.master = false;
	device_init(&function->device, variant, channels, &function->memory,
		    &function->plan);
	function->device.pins = irq_pins(&function->irq);
}

void function_fini(struct function *function)
{
	irq_fini(&function->irq);
	memory_fini(&function->memory);
}

void function_reset(struct function *function)
{
	pci_init(&function->pci, function->device.variant, function->vectors);
	function->memory.master = false;
	device_reset(&function->device);
	if (fault_hit(&function->plan, FAULT_STAYS_AWAY, 0))
		function->device.gone = true;
}

static bool function_within(u64 offset, size_t size, u64 end)
{
	return offset <= end && size <= end - offset;
}

bool function_config_read(struct function *function, u64 offset, size_t size,
			  u8 *to)
{
	if (!function_within(offset, size, PCI_SIZE))
		return false;
	if (function->device.gone) {
		memset(to, 0xFF, size);
		return true;
	}
	pci_set_errors(&function->pci, function->device.errors);
	pci_read(&function->pci, offset, size, to);
	return true;
}

bool function_config_write(struct function *function, u64 offset, size_t size,
			   const u8 *from)
{
	if (!function_within(offset, size, PCI_SIZE))
		return false;
	if (function->device.gone)
		return true;
	pci_set_errors(&function->pci, function->device.errors);
	pci_write(&function->pci, offset, size, from);
	function->device.errors = pci_errors(&function->pci);
	function->memory.master = pci_is_master(&function->pci);
	if (pci_take_reset(&function->pci))
		function_reset(function);
	irq_update(&function->irq);
	return true;
}

/* The client emulates the MSI-X tables, so accesses to them have no effect. */
static bool function_is_msix(const struct function *function, u64 offset)
{
	const struct variant *variant = function->device.variant;

	return (offset >= variant->msix_table &&
		offset - variant->msix_table <
			function->vectors * PCI_MSIX_ENTRY_SIZE) ||
	       (offset >= variant->msix_pending &&
		offset - variant->msix_pending < 8);
}

bool function_bar_read(struct function *function, u64 offset, size_t size,
		       u8 *to)
{
	u8 value[8];

	if (size > sizeof(value) || !function_within(offset, size, BAR_SIZE))
		return false;
	memset(to, 0, size);
	if (function_is_msix(function, offset))
		return true;
	store_le64(value, device_read(&function->device, offset, size));
	memcpy(to, value, size);
	return true;
}

bool function_bar_write(struct function *function, u64 offset, size_t size,
			const u8 *from)
{
	u8 value[8] = {};

	if (size > sizeof(value) || !function_within(offset, size, BAR_SIZE))
		return false;
	if (function_is_msix(function, offset))
		return true;
	memcpy(value, from, size);
	device_write(&function->device, offset, size, load_le64(value));
	return true;
}
