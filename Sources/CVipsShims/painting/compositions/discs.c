#include "../painting.h"

#pragma STDC FP_CONTRACT OFF

enum { most_discs = 5, most_rings = 7 };

typedef struct {
  double x, y, size, c, s;
  int rings;
  double edges[most_rings];
  lab quarters[most_rings][4];
} disc;

/// Great discs of rings that change their colours at the axes.
void compose_discs(canvas *canvas, const palette *palette, dice *dice) {
  int count = 3 + dice_below(dice, 2);
  disc discs[most_discs];
  lab colours[6] = {palette->paper,    palette->tones[0], palette->tones[1],
                    palette->tones[2], palette->tones[3], palette->ink};
  double along = canvas->right > canvas->bottom ? canvas->right : canvas->bottom;
  int lying = canvas->right > canvas->bottom;
  for (int index = 0; index < count; index++) {
    disc *disc = &discs[index];
    double place = (index + dice_between(dice, 0.25, 0.75)) / count * along, across = dice_between(dice, 0.22, 0.78);
    disc->x = lying ? place : across * canvas->right;
    disc->y = lying ? across * canvas->bottom : place;
    disc->size = dice_between(dice, 0.26, 0.46) * (index == 0 ? 1.2 : 1);
    double lean = dice_happens(dice, 0.6) ? 0 : dice_between(dice, 0, 0.125);
    disc->c = sine(lean + 0.25);
    disc->s = sine(lean);
    disc->rings = 4 + dice_below(dice, most_rings - 4);
    double edge = 0;
    for (int ring = 0; ring < disc->rings; ring++) {
      edge += dice_between(dice, 0.6, 1.4);
      disc->edges[ring] = edge;
      int start = dice_below(dice, 6);
      for (int quarter = 0; quarter < 4; quarter++) {
        int step = quarter == 0 || dice_happens(dice, 0.55) ? 1 + dice_below(dice, 4) : 0;
        start = (start + step) % 6;
        disc->quarters[ring][quarter] = colours[start];
      }
    }
    for (int ring = 0; ring < disc->rings; ring++) disc->edges[ring] *= disc->size / edge;
  }
  double split_x = discs[0].x, split_y = discs[count - 1].y;
  lab fields[4] = {palette->ground, colour_mix(palette->ground, palette->tones[0], palette->dark ? 0.16 : 0.35),
                   colour_mix(palette->ground, palette->tones[1], palette->dark ? 0.13 : 0.3),
                   colour_mix(palette->ground, palette->accent, 0.14)};
  uint32_t seed = (uint32_t)dice_roll(dice);

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = canvas_at(canvas, x), v = canvas_at(canvas, y);
      double right = coverage(split_x - u, canvas->pixel), below = coverage(split_y - v, canvas->pixel);
      lab colour = colour_mix(colour_mix(fields[0], fields[1], right), colour_mix(fields[2], fields[3], right), below);
      for (int index = 0; index < count; index++) {
        const disc *disc = &discs[index];
        double dx = u - disc->x, dy = v - disc->y, away = length2(dx, dy);
        if (away > disc->size + canvas->pixel) continue;
        double across = coverage(-(dx * disc->c + dy * disc->s), canvas->pixel);
        double down = coverage(-(dy * disc->c - dx * disc->s), canvas->pixel);
        for (int ring = disc->rings - 1; ring >= 0; ring--) {
          double cover = coverage(away - disc->edges[ring], canvas->pixel);
          if (cover <= 0) break;
          const lab *quarters = disc->quarters[ring];
          lab upper = colour_mix(quarters[0], quarters[1], across);
          lab lower = colour_mix(quarters[3], quarters[2], across);
          lab tone = colour_mix(upper, lower, down);
          colour = colour_mix(colour, tone, cover);
        }
      }
      *canvas_pixel(canvas, x, y) = colour_lit(colour, 0.014 * fractal(u * 60, v * 24, 2, seed));
    }
}
