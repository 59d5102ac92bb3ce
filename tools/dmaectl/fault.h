/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The last operations that failed, as shown in debugfs
 */
#ifndef DMAECTL_FAULT_H
#define DMAECTL_FAULT_H

#include <json.h>

/* Oldest first, whole lines only; on failure NULL, with errno set. */
struct json_object *faults_read(void);

/* Describes a failure in one line, without its time; the caller frees it. */
char *fault_words(struct json_object *fault);

/* The time of a failure; the caller frees it. */
char *fault_time(struct json_object *fault);

#endif /* DMAECTL_FAULT_H */
