/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the driver and the model each believe of the device
 */
#ifndef IOAT_FACTS_H
#define IOAT_FACTS_H

/**
 * typedef fact_tell - takes a fact
 * @name: the same for both
 * @value: an offset, a mask, a number
 */
typedef void (*fact_tell)(const char *name, unsigned long value);

void driver_facts(fact_tell tell);
void model_facts(fact_tell tell);

#endif /* IOAT_FACTS_H */
