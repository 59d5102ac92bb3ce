/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Numbers and errors as people read them; the caller frees what is returned
 */
#ifndef DMAECTL_WORDS_H
#define DMAECTL_WORDS_H

/* "512 B", "29.9 MiB" */
char *words_of_bytes(double bytes);

/* "0", "9.5", "12345" */
char *words_of_rate(double rate);

/* Describes the errno of an operation that failed or was aborted. */
char *words_of_failure(int error);

/* "1 channel", "2 channels" */
char *words_of_count(long long count, const char *noun);

#endif /* DMAECTL_WORDS_H */
