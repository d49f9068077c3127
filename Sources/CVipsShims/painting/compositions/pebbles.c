#include "../painting.h"

#pragma STDC FP_CONTRACT OFF

/// Rounded stones in a bed, each with its own colour and a little light on its shoulder.
void compose_pebbles(canvas *canvas, const palette *palette, dice *dice) {
  uint32_t seed = (uint32_t)dice_roll(dice);
  double zoom = dice_between(dice, 3.4, 6.2), gap = dice_between(dice, 0.035, 0.06);
  double squeeze = dice_between(dice, 0.8, 1.35);
  lab tones[8] = {palette->tones[0], palette->tones[1], palette->tones[2], palette->tones[3],
                  palette->accent,   palette->tones[1], palette->tones[0], palette->figure};
  lab bed = palette->dark ? colour_lit(palette->ink, 0.01) : palette->paper;

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      double wu = u + 0.03 * noise(u * 3.1, v * 3.1, seed + 1), wv = v + 0.03 * noise(u * 3.1, v * 3.1, seed + 2);
      scattered near = scatter(wu * zoom, wv * zoom * squeeze, 0.2, seed);
      double inner = near.edge - gap;
      double cover = clamp01(inner * canvas->unit / zoom + 0.5);
      lab stone = tones[near.cell >> 8 & 7];
      stone = colour_lit(stone, 0.06 * ((near.cell >> 16 & 255) / 255.0 - 0.5));
      double shoulder = -(near.dx * 0.45 + near.dy * 0.8), bevel = 1 - smooth01(inner * 6.5);
      stone = colour_lit(stone, 0.11 * shoulder + bevel * (0.18 * shoulder - 0.035));
      int veined = (near.cell >> 5 & 3) == 0;
      if (veined) {
        double along = near.dx * ((near.cell >> 3 & 3) - 1.3) + near.dy * 1.4;
        double vein = absolute(sine(along * 1.1 + 0.5 * fractal(u * 5, v * 5, 3, seed + 3)));
        stone = colour_mix(stone, palette->paper, 0.5 * fading(vein * 26));
      }
      double speck = noise(u * 70, v * 70, seed + 6);
      stone = colour_lit(stone, 0.012 * speck);
      double shade = fading(clamp01(near.edge) * 40);
      *canvas_pixel(canvas, x, y) = colour_mix(colour_lit(bed, -0.05 * (1 - shade)), stone, cover);
    }
}
