// OKLab by Björn Ottosson, https://bottosson.github.io/posts/oklab/ (public domain).
#include "painting.h"

#pragma STDC FP_CONTRACT OFF

enum { steps = 4096 };
static double linear_of[256];
static double encoded_of[steps + 1];

static double root(double value, int degree) {
  if (value <= 0) return 0;
  double guess = value < 1 ? 1 : value;
  for (int turn = 0; turn < 60; turn++) {
    double power = 1;
    for (int factor = 1; factor < degree; factor++) power *= guess;
    guess -= (guess - value / power) / degree;
  }
  return guess;
}

/// The transfer curve of sRGB (IEC 61966-2-1): y^2.4 as y^2 times the fifth root of y^2.
static double decode(double value) {
  if (value <= 0.04045) return value / 12.92;
  double base = (value + 0.055) / 1.055, square = base * base;
  return square * root(square, 5);
}

void colour_prepare(void) {
  for (int index = 0; index < 256; index++) linear_of[index] = decode(index / 255.0);
  double before = 0, after = linear_of[1];
  int index = 0;
  for (int step = 0; step <= steps; step++) {
    double linear = (double)step / steps;
    while (index < 254 && linear > after) {
      index++;
      before = after;
      after = linear_of[index + 1];
    }
    encoded_of[step] = index + clamp01((linear - before) / (after - before));
  }
}

static double encode(double linear) {
  double place = clamp01(linear) * steps;
  int step = place >= steps ? steps - 1 : (int)place;
  return encoded_of[step] + (encoded_of[step + 1] - encoded_of[step]) * (place - step);
}

lab colour_from_rgb(uint32_t rgb) {
  double r = linear_of[rgb >> 16 & 255], g = linear_of[rgb >> 8 & 255], b = linear_of[rgb & 255];
  double l = root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b, 3);
  double m = root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b, 3);
  double s = root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b, 3);
  return (lab){
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
  };
}

void colour_to_rgb(lab colour, double noise, uint8_t rgb[3]) {
  double l = colour.l + 0.3963377774 * colour.a + 0.2158037573 * colour.b;
  double m = colour.l - 0.1055613458 * colour.a - 0.0638541728 * colour.b;
  double s = colour.l - 0.0894841775 * colour.a - 1.2914855480 * colour.b;
  l = l * l * l;
  m = m * m * m;
  s = s * s * s;
  double channels[3] = {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
  };
  for (int channel = 0; channel < 3; channel++) {
    double value = encode(channels[channel]) + 0.5 + noise;
    rgb[channel] = value <= 0 ? 0 : value >= 255 ? 255 : (uint8_t)value;
  }
}

lab colour_mix(lab from, lab to, double amount) {
  return (lab){
      from.l + (to.l - from.l) * amount,
      from.a + (to.a - from.a) * amount,
      from.b + (to.b - from.b) * amount,
  };
}

lab colour_lit(lab colour, double lightness) {
  colour.l += lightness;
  return colour;
}
