// SPDX-License-Identifier: GPL-2.0
/*
 * dmae_storm: 64 clients and 8 providers that register and unregister at random
 *
 * It runs for the time that the parameter seconds sets, and until each event of
 * enum storm_event has happened.  Then the file
 *
 *	/sys/kernel/debug/dmae-storm
 *
 * has the result as KTAP.  Other providers may come and go at the same time.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/debugfs.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/seq_file.h>

#include "storm.h"

static unsigned int seconds = 60;
module_param(seconds, uint, 0444);
MODULE_PARM_DESC(seconds, "minimum time that the storm lasts");

static unsigned int patience = 20;
module_param(patience, uint, 0644);
MODULE_PARM_DESC(patience, "seconds in one call after which a thread is stuck");

#define STORM_THREADS (STORM_CLIENTS + STORM_PROVIDERS)

static struct task_struct *storm_threads[STORM_THREADS];
static struct task_struct *storm_main_thread;

/* Number of running threads. */
static atomic_t storm_alive;

/* All threads have stopped, or are stuck; the report is final. */
static bool storm_is_over;

/* kthread_stop() needs a thread that has not exited. */
static void storm_await_stop(void)
{
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (kthread_should_stop())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
}

static int storm_thread(void *data)
{
	const unsigned long number = (unsigned long)data;

	if (number < STORM_CLIENTS)
		storm_client_live(number);
	else
		storm_provider_live(number - STORM_CLIENTS);
	atomic_dec(&storm_alive);
	storm_await_stop();
	return 0;
}

static int storm_start(void)
{
	unsigned long i;

	for (i = 0; i < STORM_THREADS; i++) {
		atomic_inc(&storm_alive);
		storm_threads[i] = kthread_run(storm_thread, (void *)i,
					       "dmae_storm/%lu", i);
		if (IS_ERR(storm_threads[i])) {
			atomic_dec(&storm_alive);
			return PTR_ERR(storm_threads[i]);
		}
	}
	return 0;
}

static void storm_stop(void)
{
	int i;

	for (i = 0; i < STORM_THREADS; i++)
		if (!IS_ERR_OR_NULL(storm_threads[i]))
			kthread_stop(storm_threads[i]);
}

/* How much longer the storm lasts if an event has not happened. */
#define STORM_OVERTIME (120 * HZ)

/* A slow machine needs more time for each event to happen. */
static bool storm_lasts(unsigned long begin)
{
	const unsigned long end = begin + seconds * HZ;

	if (kthread_should_stop())
		return false;
	return time_before(jiffies, end) ||
	       (!storm_has_had_all() &&
		time_before(jiffies, end + STORM_OVERTIME));
}

/*
 * Watches the threads until the time is over, then until all have stopped.  A
 * thread that does not stop is stuck, and the module cannot be unloaded.
 */
static int storm_main(void *unused)
{
	unsigned long begin = jiffies, end;
	int err = storm_start();

	if (err)
		storm_fail(STORM_REFUSED, "threads: %d", err);
	while (!err && storm_lasts(begin)) {
		storm_watch_look(patience);
		schedule_timeout_interruptible(HZ / 4);
	}
	WRITE_ONCE(storm_over, true);
	end = jiffies + 3 * patience * HZ;
	while (atomic_read(&storm_alive) && time_before(jiffies, end)) {
		storm_watch_look(patience);
		schedule_timeout_uninterruptible(HZ / 10);
	}
	if (!atomic_read(&storm_alive)) {
		storm_stop();
	} else {
		storm_fail(STORM_STUCK, "%d threads do not stop",
			   atomic_read(&storm_alive));
		__module_get(THIS_MODULE);
	}
	/* Pairs with the acquire in storm_show(): the counters are final. */
	smp_store_release(&storm_is_over, true);
	storm_await_stop();
	return 0;
}

static int storm_show(struct seq_file *file, void *unused)
{
	seq_printf(file, "# seed %u, %u seconds\n", storm_seed, seconds);
	/* Pairs with the release in storm_main(). */
	storm_report_show(file, smp_load_acquire(&storm_is_over));
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(storm);

static struct dentry *storm_file;

static int __init storm_init(void)
{
	int err;

	err = storm_run_init();
	if (err)
		return err;
	storm_providers_init();
	err = storm_clients_init();
	if (err)
		goto err_run_fini;
	storm_main_thread = kthread_run(storm_main, NULL, "dmae_storm");
	if (IS_ERR(storm_main_thread)) {
		err = PTR_ERR(storm_main_thread);
		goto err_clients_fini;
	}
	storm_file = debugfs_create_file("dmae-storm", 0444, NULL, NULL,
					 &storm_fops);
	return 0;

err_clients_fini:
	storm_clients_fini();
err_run_fini:
	storm_run_fini();
	return err;
}
module_init(storm_init);

static void __exit storm_exit(void)
{
	debugfs_remove(storm_file);
	kthread_stop(storm_main_thread);
	storm_clients_fini();
	storm_run_fini();
}
module_exit(storm_exit);

MODULE_VERSION(DMAE_VERSION);
MODULE_DESCRIPTION("Clients and providers of dmae that come and go at random");
MODULE_AUTHOR("The dmae developers");
MODULE_LICENSE("GPL");
