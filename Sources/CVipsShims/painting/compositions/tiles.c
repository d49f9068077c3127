#include "../painting.h"

#pragma STDC FP_CONTRACT OFF

enum { side = 24 };

typedef struct {
  int column, row, span, kind, turn;
  lab ground, figure, second;
} tile;

/// How much of the tile's point (0...1 each way) the kind's figure covers; `grain` is a pixel in the same measure.
static double figure_cover(int kind, double x, double y, double grain, double *second) {
  *second = 0;
  switch (kind) {
    case 0: return coverage(length2(x, y) - 1, grain);
    case 1: {
      double leaf = length2(x, y) - 1, other = length2(x - 1, y - 1) - 1;
      return coverage(leaf > other ? leaf : other, grain);
    }
    case 2: return coverage(length2(x - 0.5, y) - 0.5, grain);
    case 3:
      *second = coverage(length2(x - 0.5, y - 0.5) - 0.2, grain);
      return coverage(length2(x - 0.5, y - 0.5) - 0.5, grain);
    case 4: return coverage((x + y - 1) * 0.70710678, grain);
    case 5: {
      double away = length2(x, y);
      *second = coverage(absolute(away - 0.5) - 0.125, grain);
      double outer = coverage(absolute(away - 0.875) - 0.125, grain);
      return outer + coverage(away - 0.25, grain);
    }
    case 6: *second = coverage(length2(x - 0.5, y - 1) - 0.5, grain); return coverage(length2(x - 0.5, y) - 0.5, grain);
    case 7: return coverage(y - 0.5, grain);
    case 8: return coverage(length2(x - 0.5, y - 0.5) - 0.24, grain);
    default: return 0;
  }
}

/// A grid of quarter circles, leaves and arcs, some of them large.
void compose_tiles(canvas *canvas, const palette *palette, dice *dice) {
  double short_edge = canvas->right < canvas->bottom ? canvas->right : canvas->bottom;
  int across_short = 4 + dice_below(dice, 2);
  double cell = short_edge / across_short;
  int columns = (int)(canvas->right / cell + 0.999), rows = (int)(canvas->bottom / cell + 0.999);
  if (columns > side) columns = side;
  if (rows > side) rows = side;
  double left = (canvas->right - columns * cell) / 2, top = (canvas->bottom - rows * cell) / 2;
  int owner[side][side];
  tile tiles[side * side];
  int count = 0;
  lab colours[6] = {palette->paper,    palette->tones[0], palette->tones[1],
                    palette->tones[2], palette->tones[3], palette->ink};
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++) owner[row][column] = -1;
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++) {
      if (owner[row][column] >= 0) continue;
      int free_block = row + 1 < rows && column + 1 < columns && owner[row][column + 1] < 0;
      int span = free_block && dice_happens(dice, 0.17) ? 2 : 1;
      tile tile = {.column = column, .row = row, .span = span, .turn = dice_below(dice, 4)};
      static const int kinds[] = {0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 9};
      tile.kind = kinds[dice_below(dice, tile.span == 2 ? 12 : 15)];
      int ground = dice_happens(dice, 0.42) ? (palette->dark ? 5 : 0) : dice_below(dice, 6);
      int figure = (ground + 1 + dice_below(dice, 5)) % 6, second = (figure + 1 + dice_below(dice, 5)) % 6;
      if (absolute(colours[ground].l - colours[figure].l) < 0.1) figure = colours[ground].l > 0.6 ? 5 : 0;
      if (second == figure) second = ground;
      tile.ground = colours[ground];
      tile.figure = colours[figure];
      tile.second = colours[second];
      for (int r = row; r < row + tile.span; r++)
        for (int c = column; c < column + tile.span; c++) owner[r][c] = count;
      tiles[count++] = tile;
    }
  uint32_t seed = (uint32_t)dice_roll(dice);
  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++) {
      double u = (canvas_at(canvas, x) - left) / cell, v = (canvas_at(canvas, y) - top) / cell;
      int column = u < 0 ? 0 : u >= columns ? columns - 1 : (int)u, row = v < 0 ? 0 : v >= rows ? rows - 1 : (int)v;
      const tile *tile = &tiles[owner[row][column]];
      double tx = (u - tile->column) / tile->span, ty = (v - tile->row) / tile->span;
      for (int turn = 0; turn < tile->turn; turn++) {
        double turned = 1 - ty;
        ty = tx;
        tx = turned;
      }
      double second, cover = figure_cover(tile->kind, tx, ty, canvas->pixel / cell / tile->span, &second);
      lab colour = colour_mix(tile->ground, tile->figure, clamp01(cover));
      colour = colour_mix(colour, tile->second, clamp01(second));
      *canvas_pixel(canvas, x, y) = colour_lit(colour, 0.012 * noise(u * 9, v * 9, seed));
    }
}
