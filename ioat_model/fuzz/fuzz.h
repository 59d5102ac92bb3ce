/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The function that libFuzzer calls for each input; FUZZ_INPUT is its name
 */
#ifndef MODEL_FUZZ_H
#define MODEL_FUZZ_H

#include "types.h"

int FUZZ_INPUT(const u8 *data, size_t size);

#endif /* MODEL_FUZZ_H */
