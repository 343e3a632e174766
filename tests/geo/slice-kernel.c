/* slice-kernel.c: tests of geo/slice-kernel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/slice-kernel.h"

#include <string.h>

#define N_SLICES 64

static void
add_plainly (double *sums,
             guint64 bits,
             double value)
{
  for (int i = 0; i < N_SLICES; i++)
    if (bits >> i & 1)
      sums[i] += value;
}

/* Every kernel this processor has gives the same sums, bit for bit, and leaves
 * what is beside them alone. */
static void
test_kernel (gconstpointer data)
{
  GeoSliceKernel kernel = geo_slice_kernel_get ((GeoSliceKernelKind) GPOINTER_TO_INT (data));
  static const guint64 patterns[] = { 0, 1, G_GUINT64_CONSTANT (1) << 63, G_MAXUINT64, 0xff, 0xf0f0, 0x8000000000000001 };
  double sums[N_SLICES + 2];
  double expected[N_SLICES + 2];

  if (kernel == NULL)
    {
      g_test_skip ("this processor does not have the instructions");
      return;
    }
  for (int i = 0; i < N_SLICES + 2; i++)
    expected[i] = sums[i] = g_test_rand_double_range (-1, 1);
  for (int trial = 0; trial < 10000; trial++)
    {
      guint64 bits = trial < (int) G_N_ELEMENTS (patterns)
                       ? patterns[trial]
                       : ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) >> (trial % 64);
      double value = g_test_rand_double_range (-1e6, 1e6);

      kernel (sums + 1, bits, value);
      add_plainly (expected + 1, bits, value);
      g_assert_cmpmem (sums, sizeof sums, expected, sizeof expected);
    }
}

static void
test_best (void)
{
  g_assert_nonnull (geo_slice_kernel_get (GEO_SLICE_KERNEL_PORTABLE));
  g_assert_nonnull (geo_slice_kernel_best ());
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/geo/slice-kernel/portable", GINT_TO_POINTER (GEO_SLICE_KERNEL_PORTABLE), test_kernel);
  g_test_add_data_func ("/geo/slice-kernel/avx2", GINT_TO_POINTER (GEO_SLICE_KERNEL_AVX2), test_kernel);
  g_test_add_data_func ("/geo/slice-kernel/avx512", GINT_TO_POINTER (GEO_SLICE_KERNEL_AVX512), test_kernel);
  g_test_add_func ("/geo/slice-kernel/best", test_best);
  return g_test_run ();
}
