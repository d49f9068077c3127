#include "../painting.h"

#include <stdlib.h>

#pragma STDC FP_CONTRACT OFF

/// Stripes that swing together, each the next colour of a sequence.
void compose_waves(canvas *canvas, const palette *palette, dice *dice) {
  float *phase = malloc(sizeof(float) * (size_t)canvas->width * (size_t)canvas->height);
  if (!phase) return;
  uint32_t seed = (uint32_t)dice_roll(dice);
  double stripes = dice_between(dice, 10, 19), swing = dice_between(dice, 0.5, 1.25);
  double rate = dice_between(dice, 0.7, 1.5), lean = dice_between(dice, -0.35, 0.35), shift = dice_unit(dice);
  int upright = dice_happens(dice, 0.5);
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, upright ? x : y), v = canvas_at(canvas, upright ? y : x);
      double bend = 0.09 * swing * sine(v * rate + 0.35 * noise(u * 1.1, v * 0.8, seed) + shift + u * lean);
      double swell = 0.16 * swing * noise(u * 1.2 + 3, v * 0.9, seed + 5);
      phase[(int64_t)y * canvas->width + x] = (float)((u + bend + swell + lean * 0.3 * v) * stripes + 40);
    }
  enum { length = 8 };
  lab sequence[length];
  for (int place = 0; place < length; place++) {
    lab tones[4] = {palette->ground, palette->tones[1], palette->tones[3], palette->tones[0]};
    sequence[place] = place % 4 == 2 && dice_happens(dice, 0.6) ? palette->accent : tones[place % 4];
    if (place % 2 == 1 && dice_happens(dice, 0.3)) sequence[place] = palette->figure;
  }
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double here = phase[(int64_t)y * canvas->width + x], slope = field_slope(canvas, phase, x, y) + 1e-6;
      int stripe = whole(here + 0.5);
      double inside = here + 0.5 - stripe;
      lab colour = colour_mix(sequence[(stripe + length - 1) % length], sequence[stripe % length],
                              clamp01(inside / slope + 0.5));
      double next = clamp01((inside - 1) / slope + 0.5);
      colour = colour_mix(colour, sequence[(stripe + 1) % length], next);
      *canvas_pixel(canvas, x, y) = colour_lit(colour, 0.05 * (inside - 0.5));
    }
  free(phase);
}
