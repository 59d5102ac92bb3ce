// SPDX-License-Identifier: GPL-2.0
/*
 * Set-up and clean-up of each test
 */
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "fake.h"
#include "listener.h"
#include "rig.h"
#include "rig_run.h"

int rig_init(struct kunit *test)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	unsigned int i;

	if (!rig)
		return -ENOMEM;
	INIT_LIST_HEAD(&rig->fakes);
	INIT_LIST_HEAD(&rig->listeners);
	INIT_LIST_HEAD(&rig->runs);
	rig->users = module_refcount(THIS_MODULE);
	test->priv = rig;
	for (i = 0; i < ARRAY_SIZE(rig->pages); i++) {
		rig->pages[i] = alloc_page(GFP_KERNEL);
		if (!rig->pages[i])
			return -ENOMEM;
	}
	return 0;
}

static void rig_free_pages(struct rig *rig)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rig->pages); i++)
		if (rig->pages[i])
			__free_page(rig->pages[i]);
}

void rig_exit(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct listener *listener;
	struct fake *fake;
	struct rig_run *run;

	if (!rig)
		return;
	list_for_each_entry(fake, &rig->fakes, node)
		fake_unblock(fake);
	list_for_each_entry(listener, &rig->listeners, node)
		listener_unblock(listener);
	list_for_each_entry(run, &rig->runs, node)
		rig_run_destroy(test, run);
	list_for_each_entry(listener, &rig->listeners, node)
		listener_destroy(listener);
	list_for_each_entry(fake, &rig->fakes, node)
		fake_destroy(fake);
	rig_free_pages(rig);
	KUNIT_EXPECT_EQ(test, module_refcount(THIS_MODULE), rig->users);
}
