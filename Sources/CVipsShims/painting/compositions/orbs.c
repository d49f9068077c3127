#include "../painting.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

/// Soft light in several colours, and spheres of glass in it.
void compose_orbs(canvas *canvas, const palette *palette, dice *dice) {
  enum { glows = 6, most = 3 };
  double gx[glows], gy[glows], weight[glows];
  lab tone[glows];
  for (int index = 0; index < glows; index++) {
    gx[index] = dice_between(dice, -0.1, 1.1) * canvas->right;
    gy[index] = dice_between(dice, -0.1, 1.1) * canvas->bottom;
    weight[index] = dice_between(dice, 0.7, 1.3);
    tone[index] = index < 4 ? palette->tones[index] : index == 4 ? palette->ground : palette->accent;
    if (palette->dark && index < 4) tone[index] = colour_lit(colour_mix(tone[index], palette->ink, 0.3), 0);
    if (!palette->dark && index == 3) tone[index] = colour_mix(tone[index], palette->tones[1], 0.5);
  }
  int count = 1 + dice_below(dice, most);
  double ox[most], oy[most], size[most], turn[most];
  for (int index = 0; index < count; index++) {
    size[index] = index == 0 ? dice_between(dice, 0.24, 0.33) : dice_between(dice, 0.06, 0.15);
    ox[index] = (index == 0 ? dice_between(dice, 0.36, 0.64) : dice_between(dice, 0.12, 0.88)) * canvas->right;
    oy[index] = (index == 0 ? dice_between(dice, 0.38, 0.6) : dice_between(dice, 0.12, 0.82)) * canvas->bottom;
    turn[index] = dice_unit(dice);
  }
  uint32_t seed = (uint32_t)dice_roll(dice);
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      double wu = u + 0.16 * noise(u * 1.3, v * 1.3, seed), wv = v + 0.16 * noise(u * 1.3 + 5, v * 1.3, seed + 1);
      double total = 0;
      lab colour = {0, 0, 0};
      for (int index = 0; index < glows; index++) {
        double dx = wu - gx[index], dy = wv - gy[index], near = dx * dx + dy * dy + 0.02;
        double share = weight[index] / (near * near);
        total += share;
        colour.l += share * tone[index].l;
        colour.a += share * tone[index].a;
        colour.b += share * tone[index].b;
      }
      colour = (lab){colour.l / total, colour.a / total, colour.b / total};
      for (int index = count - 1; index >= 0; index--) {
        double dx = (u - ox[index]) / size[index], dy = (v - oy[index]) / size[index], away = length2(dx, dy);
        double drop = length2(u - ox[index], (v - oy[index] - size[index] * 1.04) * 5) / size[index];
        colour = colour_lit(colour, -0.1 * fading(drop * drop * 1.8));
        if (away > 1.01) continue;
        double dome = sqrt(clamp01(1 - away * away));
        double axis = dx * sine(turn[index] + 0.25) + dy * sine(turn[index]);
        lab far = palette_ramp(palette, index % 2 ? 0.3 : 0.85);
        lab glass = colour_mix(palette->accent, far, smooth01(0.5 + 0.62 * axis));
        glass = colour_mix(glass, palette->tones[(index + 1) % 4], 0.45 * (1 - dome));
        double gleam = length2(dx + 0.36, dy + 0.42);
        glass = colour_mix(glass, palette->paper, 0.75 * fading(gleam * gleam * 6));
        glass = colour_lit(glass, 0.1 * (dome - 0.75) - 0.14 * smooth01(dy * 0.8 + dx * 0.3));
        glass = colour_mix(glass, palette->paper, 0.3 * smooth01((away - 0.86) * 7) * smooth01(0.4 + dy * 0.6));
        colour = colour_mix(colour, glass, coverage((away - 1) * size[index], canvas->pixel * 1.5));
      }
      *canvas_pixel(canvas, x, y) = colour;
    }
}
