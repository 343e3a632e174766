/* transverse-mercator.c: the ellipsoidal transverse Mercator projection of WGS 84.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The projection is Krueger's series in the third flattening n, to n^6, as set
 * out by C. F. F. Karney, "Transverse Mercator with an accuracy of a few
 * nanometers", Journal of Geodesy 85 (2011), equations 7-36:
 *
 *   geographic (lat, lon) -> conformal latitude, on a sphere
 *     -> spherical transverse Mercator zeta' = xi' + i eta'
 *     -> zeta = zeta' + sum alpha_j sin (2 j zeta')      (Clenshaw summation)
 *     -> (x, y) = A (eta, xi),
 *
 * where A is the rectifying radius. The scale on the meridian is 1. The error
 * is a few nanometres within 3,900 km of the meridian; a plan is some tens of
 * kilometres wide. It is here, rather than a call of PROJ for every place,
 * because a plan projects a million places when it opens: this takes a fifth
 * of a microsecond, needs no context, and is safe in every thread. The tests
 * compare it with PROJ.
 */
#include "config.h"

#include "geo/transverse-mercator.h"

#define SEMI_MAJOR_M   6378137.0
#define FLATTENING     (1 / 298.257223563)
#define N              (FLATTENING / (2 - FLATTENING))
#define N2             (N * N)
#define N3             (N2 * N)
#define N4             (N2 * N2)
#define N5             (N4 * N)
#define N6             (N3 * N3)
#define RECTIFYING_M   (SEMI_MAJOR_M / (1 + N) * (1 + N2 / 4 + N4 / 64 + N6 / 256))
#define ECCENTRICITY2  (FLATTENING * (2 - FLATTENING))
#define DEGREE         (G_PI / 180)
#define N_COEFFICIENTS 6

/* Karney (2011), equation 35. */
static const double alpha[N_COEFFICIENTS] = {
  N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180 - 127 * N5 / 288 + 7891 * N6 / 37800,
  13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440 + 281 * N5 / 630 - 1983433 * N6 / 1935360,
  61 * N3 / 240 - 103 * N4 / 140 + 15061 * N5 / 26880 + 167603 * N6 / 181440,
  49561 * N4 / 161280 - 179 * N5 / 168 + 6601661 * N6 / 7257600,
  34729 * N5 / 80640 - 3418889 * N6 / 1995840,
  212378941 * N6 / 319334400,
};

/* Karney (2011), equation 36, with the sign the inverse applies. */
static const double minus_beta[N_COEFFICIENTS] = {
  -(N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360 - 81 * N5 / 512 + 96199 * N6 / 604800),
  -(N2 / 48 + N3 / 15 - 437 * N4 / 1440 + 46 * N5 / 105 - 1118711 * N6 / 3870720),
  -(17 * N3 / 480 - 37 * N4 / 840 - 209 * N5 / 4480 + 5569 * N6 / 90720),
  -(4397 * N4 / 161280 - 11 * N5 / 504 - 830251 * N6 / 7257600),
  -(4583 * N5 / 161280 - 108847 * N6 / 3991680),
  -(20648693 * N6 / 638668800),
};

/* Adds sum c_j sin (2 j zeta) to zeta, given sine and cosine of xi and the
 * hyperbolic ones of eta. */
static void
add_series (const double coefficients[N_COEFFICIENTS],
            double sin_xi,
            double cos_xi,
            double sinh_eta,
            double cosh_eta,
            double *xi,
            double *eta)
{
  double sin_2xi = 2 * sin_xi * cos_xi;
  double cos_2xi = (cos_xi - sin_xi) * (cos_xi + sin_xi);
  double sinh_2eta = 2 * sinh_eta * cosh_eta;
  double cosh_2eta = 1 + 2 * sinh_eta * sinh_eta;
  double w_re = 2 * cos_2xi * cosh_2eta;
  double w_im = -2 * sin_2xi * sinh_2eta;
  double b1_re = 0, b1_im = 0, b2_re = 0, b2_im = 0;

  for (int j = N_COEFFICIENTS - 1; j >= 0; j--)
    {
      double re = coefficients[j] + w_re * b1_re - w_im * b1_im - b2_re;
      double im = w_re * b1_im + w_im * b1_re - b2_im;

      b2_re = b1_re;
      b2_im = b1_im;
      b1_re = re;
      b1_im = im;
    }
  *xi += b1_re * sin_2xi * cosh_2eta - b1_im * cos_2xi * sinh_2eta;
  *eta += b1_re * cos_2xi * sinh_2eta + b1_im * sin_2xi * cosh_2eta;
}

/**
 * geo_conformal_tangent:
 * @tangent: the tangent of a geographic latitude
 *
 * Returns: the tangent of the conformal latitude (Karney 2011, equations 7-9)
 */
double
geo_conformal_tangent (double tangent)
{
  double e = sqrt (ECCENTRICITY2);
  double secant = sqrt (1 + tangent * tangent);
  double sigma = sinh (e * atanh (e * tangent / secant));

  return tangent * sqrt (1 + sigma * sigma) - sigma * secant;
}

/**
 * geo_geographic_tangent:
 * @conformal: the tangent of a conformal latitude
 *
 * Undoes geo_conformal_tangent(), by Newton's method (Karney 2011, equations
 * 19-21); two steps reach rounding.
 *
 * Returns: the tangent of the geographic latitude
 */
double
geo_geographic_tangent (double conformal)
{
  double tau = conformal / (1 - ECCENTRICITY2);

  for (int i = 0; i < 3 && fabs (tau) < 1e15; i++)
    {
      double reached = geo_conformal_tangent (tau);

      tau += (conformal - reached) / sqrt (1 + reached * reached) *
             (1 + (1 - ECCENTRICITY2) * tau * tau) / ((1 - ECCENTRICITY2) * sqrt (1 + tau * tau));
    }
  return tau;
}

/**
 * geo_transverse_mercator_forward:
 * @place: a place in degrees
 * @meridian_deg: the central meridian in degrees
 *
 * Returns: metres east of the meridian and north of the equator, at scale 1
 *   on the meridian. Accurate to nanometres within 35 degrees of the meridian;
 *   finite everywhere.
 */
GeoPoint
geo_transverse_mercator_forward (GeoLonLat place,
                                 double meridian_deg)
{
  double lambda = remainder (place.lon_deg - meridian_deg, 360) * DEGREE;
  double phi = CLAMP (place.lat_deg, -90, 90) * DEGREE;
  double sin_lambda = sin (lambda);
  double cos_lambda = cos (lambda);
  double tau = geo_conformal_tangent (sin (phi) / cos (phi));
  double length = MAX (sqrt (tau * tau + cos_lambda * cos_lambda), 1e-9);
  double sinh_eta = sin_lambda / length;
  double xi = atan2 (tau, cos_lambda);
  double eta = asinh (sinh_eta);

  add_series (alpha, tau / length, cos_lambda / length, sinh_eta, sqrt (1 + sinh_eta * sinh_eta),
              &xi, &eta);
  return (GeoPoint){ RECTIFYING_M * eta, RECTIFYING_M * xi };
}

/**
 * geo_transverse_mercator_inverse:
 * @point: metres east of the meridian and north of the equator
 * @meridian_deg: the central meridian in degrees
 *
 * Undoes geo_transverse_mercator_forward().
 *
 * Returns: the place in degrees, its longitude from -180 to 180
 */
GeoLonLat
geo_transverse_mercator_inverse (GeoPoint point,
                                 double meridian_deg)
{
  double xi = point.y_m / RECTIFYING_M;
  double eta = point.x_m / RECTIFYING_M;
  double sinh_eta = sinh (eta);
  double tau;
  double lambda;

  add_series (minus_beta, sin (xi), cos (xi), sinh_eta, sqrt (1 + sinh_eta * sinh_eta), &xi, &eta);
  sinh_eta = sinh (eta);
  tau = geo_geographic_tangent (sin (xi) / sqrt (sinh_eta * sinh_eta + cos (xi) * cos (xi)));
  lambda = atan2 (sinh_eta, cos (xi));
  return (GeoLonLat){ remainder (meridian_deg + lambda / DEGREE, 360), atan (tau) / DEGREE };
}
