/* slice-kernel.c: adding one number to many time slices at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/slice-kernel.h"

#ifdef __x86_64__
#  include <immintrin.h>
#endif

static void
add_portable (double *sums,
              guint64 bits,
              double value)
{
  while (bits != 0)
    {
      sums[__builtin_ctzll (bits)] += value;
      bits &= bits - 1;
    }
}

#ifdef __x86_64__
__attribute__ ((target ("avx2"))) static void
add_avx2 (double *sums,
          guint64 bits,
          double value)
{
  const __m256i lane_bits = _mm256_set_epi64x (8, 4, 2, 1);
  __m256d addend = _mm256_set1_pd (value);

  for (; bits != 0; bits >>= 4, sums += 4)
    {
      __m256i nibble = _mm256_set1_epi64x ((long long) (bits & 15));
      __m256i chosen = _mm256_cmpeq_epi64 (_mm256_and_si256 (nibble, lane_bits), lane_bits);
      __m256d old = _mm256_loadu_pd (sums);

      _mm256_storeu_pd (
        sums, _mm256_blendv_pd (old, _mm256_add_pd (old, addend), _mm256_castsi256_pd (chosen)));
    }
}

__attribute__ ((target ("avx512f"))) static void
add_avx512 (double *sums,
            guint64 bits,
            double value)
{
  __m512d addend = _mm512_set1_pd (value);

  for (; bits != 0; bits >>= 8, sums += 8)
    {
      __m512d old = _mm512_loadu_pd (sums);

      _mm512_storeu_pd (sums, _mm512_mask_add_pd (old, (__mmask8) (bits & 255), old, addend));
    }
}
#endif

/**
 * geo_slice_kernel_get:
 * @kind: which way
 *
 * Returns: (nullable): that kernel, or %NULL if this processor does not have it
 */
GeoSliceKernel
geo_slice_kernel_get (GeoSliceKernelKind kind)
{
#ifdef __x86_64__
  __builtin_cpu_init ();
  if (kind == GEO_SLICE_KERNEL_AVX512)
    return __builtin_cpu_supports ("avx512f") ? add_avx512 : NULL;
  if (kind == GEO_SLICE_KERNEL_AVX2)
    return __builtin_cpu_supports ("avx2") ? add_avx2 : NULL;
#endif
  return kind == GEO_SLICE_KERNEL_PORTABLE ? add_portable : NULL;
}

/**
 * geo_slice_kernel_best:
 *
 * Returns: the quickest kernel this processor has
 */
GeoSliceKernel
geo_slice_kernel_best (void)
{
  for (int kind = GEO_SLICE_KERNEL_LAST; kind > GEO_SLICE_KERNEL_PORTABLE; kind--)
    {
      GeoSliceKernel kernel = geo_slice_kernel_get ((GeoSliceKernelKind) kind);

      if (kernel != NULL)
        return kernel;
    }
  return add_portable;
}
