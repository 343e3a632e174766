/* slice-kernel.h: adding one number to many time slices at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GeoSliceKernel:
 * @sums: 64 sums, one for each slice
 * @bits: which of them to add to; bit i stands for slice i
 * @value: what to add
 *
 * Adds @value to some of @sums.
 */
typedef void (*GeoSliceKernel) (double *sums, guint64 bits, double value);

/* The ways there are; every one gives the same sums, bit for bit. */
typedef enum
{
  GEO_SLICE_KERNEL_PORTABLE,
  GEO_SLICE_KERNEL_AVX2,
  GEO_SLICE_KERNEL_AVX512,
  GEO_SLICE_KERNEL_LAST = GEO_SLICE_KERNEL_AVX512,
} GeoSliceKernelKind;

GeoSliceKernel geo_slice_kernel_get (GeoSliceKernelKind kind);
GeoSliceKernel geo_slice_kernel_best (void);

G_END_DECLS
