#include "../painting.h"

#pragma STDC FP_CONTRACT OFF

/// Hills behind hills under a low sun, paler with distance.
void compose_dunes(canvas *canvas, const palette *palette, dice *dice) {
  enum { most = 9 };
  int layers = 6 + dice_below(dice, 3);
  double horizon = dice_between(dice, 0.36, 0.5) * canvas->bottom;
  double sun_x = dice_between(dice, 0.22, 0.78) * canvas->right, sun_size = dice_between(dice, 0.08, 0.15);
  double sun_y = horizon - dice_between(dice, -0.25, 1.2) * sun_size - 0.02;
  uint32_t seed = (uint32_t)dice_roll(dice);
  double grade = dice_between(dice, 0.8, 1.5);

  lab zenith = palette->dark ? palette_ramp(palette, 0.22) : palette_ramp(palette, 0.72);
  lab low = palette->dark ? colour_mix(palette->accent, palette_ramp(palette, 0.5), 0.45)
                          : colour_mix(palette->paper, palette->tones[0], 0.35);
  lab sun = palette->dark ? colour_mix(palette->paper, palette->tones[0], 0.25) : palette->accent;
  lab far =
      palette->dark ? colour_mix(low, palette_ramp(palette, 0.35), 0.45) : colour_mix(low, palette->tones[2], 0.35);
  lab near = palette->dark ? colour_lit(palette->ink, -0.03) : palette_ramp(palette, 0.12);
  lab middle = palette->tones[3];

  for (int x = 0; x < canvas->width; x++) {
    double u = canvas_at(canvas, x);
    double crest[most];
    for (int layer = 0; layer < layers; layer++) {
      double depth = (double)layer / (layers - 1);
      double base = horizon + (canvas->bottom * 0.97 - horizon) * (0.04 + 0.9 * depth * (0.55 + 0.45 * depth));
      double height = (0.05 + 0.1 * depth) * grade;
      double wide = 1.0 + 1.1 * (1 - depth);
      double swell = fractal(u * wide + layer * 17.3, layer * 5.1, 2, seed + (uint32_t)layer);
      double rough = layer < 2 ? 0.22 * fractal(u * 7 + layer * 3.7, 9.5, 3, seed + 50u) : 0;
      crest[layer] = base - height * (swell + rough * (1 - depth));
    }
    for (int y = 0; y < canvas->height; y++) {
      double v = canvas_at(canvas, y);
      double rise = clamp01(v / (horizon + 0.05));
      lab colour = colour_mix(zenith, low, rise * rise * (2 - rise));
      double away = length2(u - sun_x, v - sun_y);
      colour = colour_mix(colour, sun, 0.55 * fading(absolute(away - sun_size * 0.6) * (palette->dark ? 7 : 9)));
      colour = colour_mix(colour, sun, coverage(away - sun_size, canvas->pixel));
      for (int layer = 0; layer < layers; layer++) {
        double cover = coverage(crest[layer] - v, canvas->pixel);
        if (cover <= 0) continue;
        double depth = (double)layer / (layers - 1);
        lab body = depth < 0.5 ? colour_mix(far, middle, depth * 2) : colour_mix(middle, near, depth * 2 - 1);
        double below = v - crest[layer];
        double light = fading(absolute(u - sun_x) * 2.2) * fading(below * 11);
        body = colour_mix(body, sun, 0.26 * light * (1 - 0.45 * depth));
        double mist = smooth01(below / (0.2 + 0.1 * depth)) * (1 - depth) * 0.62;
        body = colour_mix(body, low, mist);
        colour = colour_mix(colour, body, cover);
      }
      *canvas_pixel(canvas, x, y) = colour;
    }
  }
}
