// SPDX-License-Identifier: GPL-2.0
/*
 * The configuration space, and the kind of interrupt that it selects
 */
#include "pci.h"

#include <linux/pci_regs.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "function.h"
#include "test.h"

static u32 config_read(struct function *function, u32 offset, size_t size)
{
	u8 value[4] = {};

	function_config_read(function, offset, size, value);
	return load_le32(value);
}

static void config_write(struct function *function, u32 offset, size_t size,
			 u32 value)
{
	u8 bytes[4];

	store_le32(bytes, value);
	function_config_write(function, offset, size, bytes);
}

/* Returns the offset of the capability with this id, or 0. */
static u32 capability(struct function *function, u32 id)
{
	u32 at = config_read(function, PCI_CAPABILITY_LIST, 1);
	int turns;

	for (turns = 0; at && turns < 10; turns++) {
		if (config_read(function, at, 1) == id)
			return at;
		at = config_read(function, at + 1, 1);
	}
	return 0;
}

static void each_variant_has_its_id_and_capabilities(struct test *test)
{
	const struct variant *variant;

	for (variant = variants; variant->name; variant++) {
		struct function function;

		function_init(&function, variant, 4);
		EXPECT(test, config_read(&function, PCI_VENDOR_ID, 4) ==
				     ((u32)variant->id << 16 | 0x8086));
		EXPECT(test, config_read(&function, PCI_CLASS_REVISION, 4) ==
				     0x08800000);
		EXPECT(test, capability(&function, PCI_CAP_ID_MSI));
		EXPECT(test, capability(&function, PCI_CAP_ID_MSIX));
		EXPECT(test, capability(&function, PCI_CAP_ID_EXP));
		EXPECT(test, capability(&function, PCI_CAP_ID_PM));
		EXPECT(test, !capability(&function, PCI_CAP_ID_VPD));
		EXPECT(test, config_read(&function, PCI_CFG_SPACE_SIZE, 4) ==
				     (PCI_EXT_CAP_ID_ERR | 1 << 16));
		function_fini(&function);
	}
}

static void bar_0_reports_its_size(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 1);
	config_write(&function, PCI_BASE_ADDRESS_0, 4, ~0U);
	config_write(&function, PCI_BASE_ADDRESS_1, 4, ~0U);
	EXPECT(test, config_read(&function, PCI_BASE_ADDRESS_0, 4) ==
			     (~(BAR_SIZE - 1U) | 4));
	EXPECT(test, config_read(&function, PCI_BASE_ADDRESS_1, 4) == ~0U);
	config_write(&function, PCI_VENDOR_ID, 4, 0);
	EXPECT(test, config_read(&function, PCI_VENDOR_ID, 2) == 0x8086);
	function_fini(&function);
}

static void without_bus_mastering_no_memory_is_reached(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 1);
	EXPECT(test, !function.memory.master);
	config_write(&function, PCI_COMMAND, 2, PCI_COMMAND_MASTER);
	EXPECT(test, function.memory.master);
	config_write(&function, PCI_COMMAND, 2, 0);
	EXPECT(test, !function.memory.master);
	function_fini(&function);
}

static void errors_show_until_they_are_cleared(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("snb"), 1);
	function.device.errors = ERR_READ | ERR_COUNT;
	EXPECT(test,
	       config_read(&function, 0x180, 4) == (ERR_READ | ERR_COUNT));
	config_write(&function, 0x180, 4, ERR_READ);
	EXPECT(test, config_read(&function, 0x180, 4) == ERR_COUNT);
	EXPECT(test, function.device.errors == ERR_COUNT);
	function_fini(&function);
}

static void a_reset_of_the_function_resets_the_device(struct test *test)
{
	struct function function;
	u32 express;
	u8 byte = 1;

	function_init(&function, variant_find("skx"), 1);
	express = capability(&function, PCI_CAP_ID_EXP);
	config_write(&function, PCI_COMMAND, 2, PCI_COMMAND_MASTER);
	function_bar_write(&function, REG_GENCTRL, 1, &byte);
	config_write(&function, express + PCI_EXP_DEVCTL, 2,
		     PCI_EXP_DEVCTL_BCR_FLR);
	EXPECT(test, !function.memory.master && !function.device.generic);
	EXPECT(test, !(config_read(&function, express + PCI_EXP_DEVCTL, 2) &
		       PCI_EXP_DEVCTL_BCR_FLR));
	function_fini(&function);
}

static void accesses_out_of_range_are_refused(struct test *test)
{
	struct function function;
	u8 bytes[16] = {};

	function_init(&function, variant_find("skx"), 1);
	EXPECT(test, function_config_read(&function, PCI_SIZE - 4, 4, bytes));
	EXPECT(test, !function_config_read(&function, PCI_SIZE - 3, 4, bytes));
	EXPECT(test, !function_config_write(&function, ~0ULL, 2, bytes));
	EXPECT(test, !function_bar_read(&function, BAR_SIZE, 1, bytes));
	EXPECT(test, !function_bar_read(&function, 0, 9, bytes));
	EXPECT(test, !function_bar_write(&function, BAR_SIZE - 7, 8, bytes));
	EXPECT(test, function_bar_write(&function, BAR_SIZE - 8, 8, bytes));
	function_fini(&function);
}

static void a_removed_function_reads_as_all_ones(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 1);
	function.device.gone = true;
	EXPECT(test, config_read(&function, PCI_VENDOR_ID, 4) == ~0U);
	config_write(&function, PCI_COMMAND, 2, PCI_COMMAND_MASTER);
	EXPECT(test, !function.memory.master);
	function_fini(&function);
}

static void a_function_may_stay_away_after_a_reset(struct test *test)
{
	struct function function;

	function_init(&function, variant_find("skx"), 1);
	EXPECT(test, !fault_parse(&function.plan, "stays-away,nth=2"));
	function_reset(&function);
	EXPECT(test, config_read(&function, PCI_VENDOR_ID, 2) == 0x8086);
	function_reset(&function);
	EXPECT(test, config_read(&function, PCI_VENDOR_ID, 2) == 0xFFFF);
	function_fini(&function);
}

/* Returns the number of events since the last call. */
static u64 heard(int fd)
{
	u64 times = 0;

	return read(fd, &times, sizeof(times)) < 0 ? 0 : times;
}

/* Makes a function with eventfds for interrupts of each kind. */
static void function_listen(struct function *function, int *fds)
{
	int kind;

	function_init(function, variant_find("skx"), 2);
	for (kind = IRQ_LINE; kind <= IRQ_MSIX; kind++) {
		fds[kind] = eventfd(0, EFD_NONBLOCK);
		irq_set(&function->irq, kind, 0, dup(fds[kind]));
	}
}

static void function_hush(struct function *function, const int *fds)
{
	int kind;

	for (kind = IRQ_LINE; kind <= IRQ_MSIX; kind++)
		close(fds[kind]);
	function_fini(function);
}

static void the_line_is_masked_until_the_client_unmasks_it(struct test *test)
{
	struct function function;
	int fds[IRQ_KINDS];

	function_listen(&function, fds);
	EXPECT(test, function.device.pins.line(&function.irq, true));
	EXPECT(test, heard(fds[IRQ_LINE]) == 1);
	function.device.pins.line(&function.irq, false);
	function.device.pins.line(&function.irq, true);
	EXPECT(test, !heard(fds[IRQ_LINE]));
	irq_mask(&function.irq, false);
	EXPECT(test, heard(fds[IRQ_LINE]) == 1);
	function.device.pins.line(&function.irq, false);
	irq_mask(&function.irq, false);
	EXPECT(test, !heard(fds[IRQ_LINE]));
	function_hush(&function, fds);
}

static void a_disabled_line_sends_no_event(struct test *test)
{
	struct function function;
	int fds[IRQ_KINDS];

	function_listen(&function, fds);
	config_write(&function, PCI_COMMAND, 2, PCI_COMMAND_INTX_DISABLE);
	EXPECT(test, !function.device.pins.line(&function.irq, true));
	EXPECT(test, !heard(fds[IRQ_LINE]));
	config_write(&function, PCI_COMMAND, 2, 0);
	EXPECT(test, heard(fds[IRQ_LINE]) == 1);
	function_hush(&function, fds);
}

static void messages_use_the_enabled_capability(struct test *test)
{
	struct function function;
	int fds[IRQ_KINDS];
	u32 msi, msix;

	function_listen(&function, fds);
	msi = capability(&function, PCI_CAP_ID_MSI) + PCI_MSI_FLAGS;
	msix = capability(&function, PCI_CAP_ID_MSIX) + PCI_MSIX_FLAGS;
	EXPECT(test, !function.device.pins.vector(&function.irq, 0));
	config_write(&function, msi, 2, PCI_MSI_FLAGS_ENABLE);
	function.device.pins.line(&function.irq, true);
	EXPECT(test, heard(fds[IRQ_MSI]) == 1 && !heard(fds[IRQ_LINE]));
	function.device.pins.line(&function.irq, false);
	config_write(&function, msi, 2, 0);
	config_write(&function, msix, 2, PCI_MSIX_FLAGS_ENABLE);
	EXPECT(test, function.device.pins.vector(&function.irq, 0));
	EXPECT(test, !function.device.pins.vector(&function.irq, 1));
	EXPECT(test, heard(fds[IRQ_MSIX]) == 1 && !heard(fds[IRQ_MSI]));
	function_hush(&function, fds);
}

static const struct test_case cases[] = {
	TEST_CASE(each_variant_has_its_id_and_capabilities),
	TEST_CASE(bar_0_reports_its_size),
	TEST_CASE(without_bus_mastering_no_memory_is_reached),
	TEST_CASE(errors_show_until_they_are_cleared),
	TEST_CASE(a_reset_of_the_function_resets_the_device),
	TEST_CASE(accesses_out_of_range_are_refused),
	TEST_CASE(a_removed_function_reads_as_all_ones),
	TEST_CASE(a_function_may_stay_away_after_a_reset),
	TEST_CASE(the_line_is_masked_until_the_client_unmasks_it),
	TEST_CASE(a_disabled_line_sends_no_event),
	TEST_CASE(messages_use_the_enabled_capability),
	{},
};

const struct test_suite suite_pci = { "pci", cases };
