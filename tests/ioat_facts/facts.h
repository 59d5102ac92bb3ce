/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The register and descriptor layouts of the driver and of the model
 */
#ifndef IOAT_FACTS_H
#define IOAT_FACTS_H

/**
 * typedef fact_tell - called for each fact
 * @name: name of the fact, the same for driver and model
 * @value: an offset, a mask, a number
 */
typedef void (*fact_tell)(const char *name, unsigned long value);

void driver_facts(fact_tell tell);
void model_facts(fact_tell tell);

#endif /* IOAT_FACTS_H */
