#include "../painting.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

/// A stack of pulsing lines, the front ones hiding the ones behind.
void compose_ridges(canvas *canvas, const palette *palette, dice *dice) {
  uint32_t seed = (uint32_t)dice_roll(dice);
  int lines = 30 + dice_below(dice, 14);
  double top = 0.2 * canvas->bottom, foot = 0.9 * canvas->bottom;
  double centre = dice_between(dice, 0.4, 0.6) * canvas->right, spread = dice_between(dice, 0.17, 0.24) * canvas->right;
  double rise = dice_between(dice, 0.13, 0.21), thick = 0.0026, inset = 0.1 * canvas->right;
  lab sky = palette->dark ? colour_lit(palette->ink, 0.03) : colour_mix(palette->paper, palette->tones[0], 0.25);
  double sun_x = centre + dice_between(dice, -0.1, 0.1), sun_y = top + 0.04, sun = dice_between(dice, 0.14, 0.2);
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      lab colour = colour_mix(palette->ground, sky, smooth01(v / canvas->bottom));
      lab disc = colour_mix(palette->accent, palette->tones[0], 0.7 * smooth01((v - sun_y + sun) / (2 * sun)));
      double away = length2(u - sun_x, v - sun_y);
      *canvas_pixel(canvas, x, y) = colour_mix(colour, disc, coverage(away - sun, canvas->pixel));
    }
  for (int line = 0; line < lines; line++) {
    double depth = (double)line / (lines - 1), base = top + (foot - top) * depth;
    double wander = 0.08 * noise(line * 0.23, 3.5, seed + 7) * canvas->right;
    lab ink = palette->dark ? colour_mix(palette->tones[0], palette->tones[2], depth)
                            : colour_mix(palette->tones[2], palette->ink, depth);
    double before = 0;
    for (int x = -1; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), off = (u - centre - wander) / spread;
      double bump = fading(off * off * 1.1);
      double pulse = fractal(u * 5.2, line * 0.27, 2, seed), quiet = noise(u * 14, line * 3.1, seed + 2);
      double height = rise * bump * smooth01(0.42 + 0.95 * pulse) + 0.0025 * quiet;
      double crest = base - height;
      if (x < 0) {
        before = crest;
        continue;
      }
      double slope = (crest - before) / canvas->pixel, stretch = sqrt(1 + slope * slope);
      before = crest;
      double fade = smooth01((u - inset) / 0.05) * smooth01((canvas->right - inset - u) / 0.05);
      if (fade <= 0) continue;
      int from = whole((crest - thick * stretch * 2) / canvas->pixel), to = whole((base + 0.03) / canvas->pixel);
      for (int y = from < 0 ? 0 : from; y <= to && y < canvas->height; y++) {
        double v = canvas_at(canvas, y), down = v - crest;
        lab *pixel = canvas_pixel(canvas, x, y);
        lab ground = colour_mix(palette->ground, sky, smooth01(v / canvas->bottom));
        // What is hidden comes back a little below the line's foot.
        double veil = coverage(-down, canvas->pixel) * clamp01(1 - (down - height - 0.012) / 0.015);
        *pixel = colour_mix(*pixel, ground, veil * fade);
        double cover = clamp01((thick * 0.5 - absolute(down) / stretch) / canvas->pixel + 0.5);
        *pixel = colour_mix(*pixel, ink, cover * fade);
      }
    }
  }
}
