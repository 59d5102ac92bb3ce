/* SPDX-License-Identifier: GPL-2.0 */
/* For the driver's headers, which are written for the kernel. */
#ifndef IOAT_FACTS_BITS_H
#define IOAT_FACTS_BITS_H

#define BIT(bit) (1UL << (bit))
#define GENMASK(high, low) (BIT((high) + 1) - BIT(low))

#endif /* IOAT_FACTS_BITS_H */
