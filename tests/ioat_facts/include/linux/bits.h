/* SPDX-License-Identifier: GPL-2.0 */
/* Replaces the kernel's header, which the driver's headers include. */
#ifndef IOAT_FACTS_BITS_H
#define IOAT_FACTS_BITS_H

#define BIT(bit) (1UL << (bit))
#define GENMASK(high, low) (BIT((high) + 1) - BIT(low))

#endif /* IOAT_FACTS_BITS_H */
