#include "painting.h"

#pragma STDC FP_CONTRACT OFF

added_shape shape_choose(const canvas *canvas, dice *dice) {
  added_shape shape;
  shape.kind = dice_below(dice, 5);
  shape.x = dice_between(dice, 0.3, 0.7) * canvas->right;
  shape.y = dice_between(dice, 0.32, 0.62) * canvas->bottom;
  double short_edge = canvas->right < canvas->bottom ? canvas->right : canvas->bottom;
  shape.size = dice_between(dice, 0.2, 0.28) * (short_edge < 0.75 ? 0.75 : 1);
  shape.softness = dice_between(dice, 0.25, 0.6);
  return shape;
}

static double larger(double a, double b) { return a > b ? a : b; }

double shape_cover(const added_shape *shape, double x, double y, double pixel) {
  double dx = x - shape->x, dy = y - shape->y, away = length2(dx, dy), size = shape->size;
  switch (shape->kind) {
    case 0: return coverage(away - size, pixel);
    case 1: return coverage(absolute(away - size * 0.82) - size * 0.18, pixel);
    case 2: {
      // An arch: half a disc on a block.
      double top = dy < 0 ? away - size * 0.78 : absolute(dx) - size * 0.78;
      return coverage(larger(top, dy - size), pixel);
    }
    case 3: return coverage(larger(away - size * 1.15, -(dx * 0.6 + dy * 0.8)), pixel);
    default: {
      // A disc of bars that grow thinner towards the top.
      double place = (dy / size + 1) * 4.5, bar = absolute(fraction(place) - 0.5) - (0.14 + 0.034 * place);
      return coverage(away - size, pixel) * coverage(bar * size / 4.5, pixel);
    }
  }
}
