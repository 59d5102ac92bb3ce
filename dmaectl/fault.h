/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The last operations that failed, as debugfs shows them
 */
#ifndef DMAECTL_FAULT_H
#define DMAECTL_FAULT_H

#include <json.h>

/* Oldest first; NULL and errno. */
struct json_object *faults_read(void);

/* One in a line, without its time; the caller frees it. */
char *fault_words(struct json_object *fault);

/* When it was, likewise. */
char *fault_time(struct json_object *fault);

#endif /* DMAECTL_FAULT_H */
