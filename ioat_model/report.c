// SPDX-License-Identifier: GPL-2.0
/*
 * Prints the counters of all channels, as JSON
 */
#include "model.h"

static void report_object(FILE *file, const u64 *counters)
{
	fputc('{', file);
	counters_print(file, counters);
	fputc('}', file);
}

static void report_sum(const struct device *device, u64 *sum)
{
	unsigned int i, j;

	memcpy(sum, device->counters, sizeof(device->counters));
	for (i = 0; i < device->channels; i++)
		for (j = 0; j < COUNTERS; j++)
			sum[j] += device->channel[i].counters[j];
}

void device_print(const struct device *device, FILE *file)
{
	u64 sum[COUNTERS];
	unsigned int i;

	report_sum(device, sum);
	fprintf(file, "{\"variant\":\"%s\",\"mappings\":%u,\"total\":",
		device->variant->name, device->memory->ranges);
	report_object(file, sum);
	fputs(",\"channels\":[", file);
	for (i = 0; i < device->channels; i++) {
		fputs(i ? "," : "", file);
		report_object(file, device->channel[i].counters);
	}
	fputs("]}\n", file);
}
