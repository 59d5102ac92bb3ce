// SPDX-License-Identifier: GPL-2.0
/*
 * The event itself
 */
#define CREATE_TRACE_POINTS
#include "trace.h"
