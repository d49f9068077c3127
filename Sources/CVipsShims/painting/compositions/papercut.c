#include "../painting.h"

#include <stdlib.h>

#pragma STDC FP_CONTRACT OFF

/// Sheets of coloured paper cut along the contours of a landscape, each casting a shadow on the next.
void compose_papercut(canvas *canvas, const palette *palette, dice *dice) {
  float *height = malloc(sizeof(float) * (size_t)canvas->width * (size_t)canvas->height);
  if (!height) return;
  uint32_t seed = (uint32_t)dice_roll(dice);
  int sheets = 6 + dice_below(dice, 3), reversed = palette->dark;
  double zoom = dice_between(dice, 1.0, 1.55), reach = 0.016;
  double cx = dice_between(dice, 0.3, 0.7) * canvas->right, cy = dice_between(dice, 0.3, 0.7) * canvas->bottom;
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      double bowl = length2((u - cx) / canvas->right, (v - cy) / canvas->bottom) * 1.5 - 0.5;
      double warp = 0.3 * noise(u * zoom * 1.4, v * zoom * 1.4, seed + 3);
      double land = fractal(u * zoom + warp, v * zoom - warp, 2, seed);
      height[(int64_t)y * canvas->width + x] = (float)(0.5 + 0.42 * land + 0.42 * bowl);
    }
  // Stretched, so that every sheet is seen.
  int64_t count = (int64_t)canvas->width * canvas->height;
  float lowest = height[0], highest = height[0];
  for (int64_t index = 1; index < count; index++) {
    if (height[index] < lowest) lowest = height[index];
    if (height[index] > highest) highest = height[index];
  }
  for (int64_t index = 0; index < count; index++) height[index] = (height[index] - lowest) / (highest - lowest + 1e-6f);
  int step = (int)(reach * canvas->unit);
  if (step < 1) step = 1;
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double here = clamp01(height[(int64_t)y * canvas->width + x]) * sheets;
      double slope = field_slope(canvas, height, x, y) * sheets + 1e-6;
      int sheet = whole(here);
      if (sheet >= sheets) sheet = sheets - 1;
      double shade = 0;
      for (int tap = 1; tap <= 8; tap++) {
        int tx = x - step * tap / 6, ty = y - step * tap / 4;
        if (tx < 0) tx = 0;
        if (ty < 0) ty = 0;
        double there = clamp01(height[(int64_t)ty * canvas->width + tx]) * sheets;
        shade += clamp01((there - sheet - 1) / slope * 0.35 + 0.5) * (9 - tap) / 36.0;
      }
      double t = (sheet + 0.5) / sheets, below = (sheet - 0.5) / sheets;
      lab colour = palette_ramp(palette, reversed ? 1 - t : t);
      double edge = clamp01((here - sheet) / slope);
      lab lower = palette_ramp(palette, reversed ? 1 - below : below);
      colour = colour_lit(colour, -0.2 * shade);
      if (sheet > 0) colour = colour_mix(colour_lit(lower, -0.08), colour, edge);
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      double lip = sheet > 0 ? fading((here - sheet) / slope * 0.4) * edge : 0;
      colour = colour_lit(colour, 0.045 * lip + 0.008 * noise(u * 130, v * 130, seed + 8));
      *canvas_pixel(canvas, x, y) = colour;
    }
  free(height);
}
