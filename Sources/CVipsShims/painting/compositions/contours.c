#include "../painting.h"

#include <stdlib.h>

#pragma STDC FP_CONTRACT OFF

/// Fine lines of equal height around a coloured disc, as on a map.
void compose_contours(canvas *canvas, const palette *palette, dice *dice) {
  float *height = malloc(sizeof(float) * (size_t)canvas->width * (size_t)canvas->height);
  if (!height) return;
  uint32_t seed = (uint32_t)dice_roll(dice);
  double zoom = dice_between(dice, 1.0, 1.7), lines = dice_between(dice, 16, 26);
  double disc_x = dice_between(dice, 0.28, 0.72) * canvas->right;
  double disc_y = dice_between(dice, 0.26, 0.62) * canvas->bottom;
  double disc_size = dice_between(dice, 0.17, 0.27);
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      double warp = 0.5 * noise(u * zoom * 1.3, v * zoom * 1.3, seed + 4);
      double land = fractal(u * zoom + warp, v * zoom + 0.6 * warp, 3, seed);
      double away = length2(u - disc_x, v - disc_y);
      double calm = fading(away * away * 9) * 0.7;
      height[(int64_t)y * canvas->width + x] = (float)((land * (1 - calm) + calm * 1.1) * lines * 0.55 + 60);
    }
  lab low = palette->dark ? colour_lit(palette->ink, 0.05) : colour_mix(palette->paper, palette->tones[0], 0.4);
  lab line_far = palette->dark ? palette->tones[1] : palette->tones[3], line_near = palette->figure;
  double thick = 0.0011 * canvas->unit;
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      lab colour = colour_mix(palette->ground, low, smooth01(v / canvas->bottom));
      double away = length2(u - disc_x, v - disc_y);
      lab disc = colour_mix(palette->accent, palette->tones[0], 0.55 * smooth01((v - disc_y) / disc_size * 0.5 + 0.5));
      double inside = coverage(away - disc_size, canvas->pixel);
      colour = colour_mix(colour, disc, inside);
      double here = height[(int64_t)y * canvas->width + x], slope = field_slope(canvas, height, x, y) + 1e-6;
      int level = whole(here + 0.5);
      double distance = absolute(here - level) / slope;
      double heavy = level % 5 == 0 ? 1.9 : 1.0;
      double ink = clamp01(thick * heavy - distance + 0.5) * (slope > 0.9 ? 0.5 : 1);
      double tone = clamp01((here - 60) / lines + 0.5);
      lab line = colour_mix(line_far, line_near, tone);
      if (inside > 0.5) line = palette->ground;
      colour = colour_mix(colour, line, 0.85 * ink);
      *canvas_pixel(canvas, x, y) = colour;
    }
  free(height);
}
