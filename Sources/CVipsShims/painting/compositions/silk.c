#include "../painting.h"

#include <math.h>
#include <stdlib.h>

#pragma STDC FP_CONTRACT OFF

/// Folded cloth: noise bent by noise, lit from one side.
void compose_silk(canvas *canvas, const palette *palette, dice *dice) {
  float *height = malloc(sizeof(float) * (size_t)canvas->width * (size_t)canvas->height);
  if (!height) return;
  uint32_t seed = (uint32_t)dice_roll(dice);
  double zoom = dice_between(dice, 0.9, 1.5), bend = dice_between(dice, 0.55, 0.95);
  double lean = dice_between(dice, -0.12, 0.12) + (dice_happens(dice, 0.5) ? 0.09 : -0.09);
  double c = sine(lean + 0.25), s = sine(lean), folds = dice_between(dice, 1.3, 2.1);
  double light_x = dice_happens(dice, 0.5) ? 0.62 : -0.62, light_y = -0.5;

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x) * zoom, v = canvas_at(canvas, y) * zoom;
      double p = u * c + v * s, q = (v * c - u * s) * 0.55;
      double warp = fractal(p * 0.9, q * 0.9, 2, seed), second = fractal(p + 4.1, q + 2.7, 2, seed + 31);
      double fold = fractal(p + bend * warp, q + bend * second, 2, seed + 63);
      height[(int64_t)y * canvas->width + x] = (float)(fold + 0.2 * sine(folds * (p + fold + 0.6 * warp)));
    }
  double steep = canvas->unit * 0.17 / zoom;
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      int64_t here = (int64_t)y * canvas->width + x;
      int right = x + 1 < canvas->width, down = y + 1 < canvas->height;
      double dx = (right ? height[here + 1] - height[here] : height[here] - height[here - 1]) * steep;
      double dy =
          (down ? height[here + canvas->width] - height[here] : height[here] - height[here - canvas->width]) * steep;
      double normal = 1 / sqrt(1 + dx * dx + dy * dy);
      double lit = (-dx * light_x - dy * light_y + 0.6) * normal;
      double shine = clamp01(lit - 0.52) * 2;
      double t = 0.44 + 0.5 * height[here] + 0.3 * (lit - 0.5);
      lab colour = palette_ramp(palette, palette->dark ? 0.06 + t * 0.74 : 0.3 + t * 0.7);
      colour = colour_lit(colour, 0.2 * (lit - 0.55));
      *canvas_pixel(canvas, x, y) = colour_mix(colour, palette->paper, 0.32 * shine * shine);
    }
  free(height);
}
