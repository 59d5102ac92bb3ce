/* SPDX-License-Identifier: GPL-2.0 */
/* Wraps the header of a kernel built by gcc, where clang builds modules for it. */
#include_next <generated/autoconf.h>

/* clang loses the segment of a variable that is given to inline assembly. */
#undef CONFIG_CC_HAS_NAMED_AS
#undef CONFIG_USE_X86_SEG_SUPPORT
