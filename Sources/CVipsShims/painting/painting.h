// What the parts of the painter share: colours in OKLab, seeded dice, noise, and a canvas of floats.
//
// The same seeds must give the same pixels on every machine: only +, -, *, / and sqrt on IEEE numbers are used, which
// are exact everywhere, nothing from libm whose last digit differs, no fused multiply-add, one thread.
#pragma once

#include <stdint.h>

#pragma STDC FP_CONTRACT OFF

typedef struct {
  double l, a, b;
} lab;

/// Seeded random numbers (splitmix64).
typedef struct {
  uint64_t state;
} dice;

uint64_t dice_roll(dice *dice);
/// From 0 up to but without 1.
double dice_unit(dice *dice);
double dice_between(dice *dice, double low, double high);
/// From 0 up to but without `limit`.
int dice_below(dice *dice, int limit);
int dice_happens(dice *dice, double probability);

/// Six colours that go together. `tones` run from light to dark, `accent` is the one that speaks up.
typedef struct {
  lab paper, ink, tones[4], accent;
  /// All six from dark to light, for `palette_ramp`.
  lab ladder[6];
  /// Whether the work stands on the ink instead of on the paper.
  int dark;
  /// Paper and ink, or ink and paper.
  lab ground, figure;
} palette;

palette palette_choose(uint64_t seed);
/// A smooth way through all colours, from the darkest at 0 to the lightest at 1.
lab palette_ramp(const palette *palette, double t);
/// One of the tones or the accent.
lab palette_any(const palette *palette, dice *dice);

lab colour_mix(lab from, lab to, double amount);
lab colour_lit(lab colour, double lightness);
lab colour_from_rgb(uint32_t rgb);
/// Writes 8-bit sRGB; `noise` in -0.5...0.5 dithers.
void colour_to_rgb(lab colour, double noise, uint8_t rgb[3]);
/// Fills the tables of the two functions above; call once before them.
void colour_prepare(void);

/// Pixels in OKLab. One unit of `x` and `y` in drawing coordinates is the square root of the area, so that shapes keep
/// their size in every format; `right` and `bottom` are the far edges in it.
typedef struct {
  int width, height;
  double unit, right, bottom, pixel;
  lab *pixels;
} canvas;

/// Where column or row `index` lies in drawing coordinates.
static inline double canvas_at(const canvas *canvas, int index) { return (index + 0.5) * canvas->pixel; }
static inline lab *canvas_pixel(const canvas *canvas, int x, int y) {
  return canvas->pixels + (int64_t)y * canvas->width + x;
}

/// The field `field[y * width + x]`, how steeply it changes at a pixel, per pixel.
double field_slope(const canvas *canvas, const float *field, int x, int y);

static inline double clamp01(double value) { return value < 0 ? 0 : value > 1 ? 1 : value; }
static inline double smooth01(double value) {
  value = clamp01(value);
  return value * value * (3 - 2 * value);
}
/// How much of a pixel lies inside of an edge that is `distance` away (negative inside).
static inline double coverage(double distance, double pixel) { return clamp01(0.5 - distance / pixel); }
static inline double absolute(double value) { return value < 0 ? -value : value; }
static inline int whole(double value) {
  int below = (int)value;
  return value < below ? below - 1 : below;
}
static inline double fraction(double value) { return value - whole(value); }

/// The sine of `turns` full turns.
double sine(double turns);
double length2(double x, double y);
/// exp(-x) for x >= 0, near enough for a fading light.
double fading(double x);

uint32_t scramble(uint32_t x, uint32_t y, uint32_t seed);
/// Gradient noise, about -1...1.
double noise(double x, double y, uint32_t seed);
/// Several octaves of noise, about -1...1.
double fractal(double x, double y, int octaves, uint32_t seed);

/// The cell of the nearest of scattered points: a number of its own, the way from the point, and the distance to the
/// cell's border, whose corners are round.
typedef struct {
  double dx, dy, edge;
  uint32_t cell;
} scattered;
scattered scatter(double x, double y, double roundness, uint32_t seed);

typedef void composition(canvas *canvas, const palette *palette, dice *dice);
composition compose_dunes, compose_silk, compose_tiles, compose_discs, compose_pebbles, compose_waves, compose_orbs,
    compose_papercut, compose_contours, compose_ridges;

/// A mask of an added shape: how much of the point it covers.
typedef struct {
  int kind;
  double x, y, size, softness;
} added_shape;
added_shape shape_choose(const canvas *canvas, dice *dice);
double shape_cover(const added_shape *shape, double x, double y, double pixel);

/// Sets a line of text at the foot of 8-bit RGB pixels.
void caption_set(uint8_t *rgb, int width, int height, const char *text);
