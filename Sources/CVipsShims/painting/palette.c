#include "painting.h"

#pragma STDC FP_CONTRACT OFF

/// Paper, four tones from light to dark, ink; the accent's place among the tones last.
static const struct {
  uint32_t paper, tones[4], ink;
  int accent;
} recipes[] = {
    {0xf4ebdd, {0xe9c9a0, 0x8fb0a9, 0xd9794f, 0x2f5d62}, 0x1c2a2e, 2},
    {0xfbf3e4, {0xf2b8a0, 0x6b9cb8, 0xe8604c, 0x1d3e66}, 0x0f1b33, 2},
    {0xf3eedf, {0xe2b44c, 0x8aa678, 0xc8722e, 0x2f5b45}, 0x16261f, 0},
    {0xfbefe6, {0xf6b992, 0xd9636b, 0x8a3f6b, 0x4a2a5e}, 0x1e1430, 0},
    {0xf7f5ec, {0xf1d24a, 0xb9c4c9, 0x5c7a8c, 0x2b4257}, 0x12181f, 0},
    {0xf7ece7, {0xe9b7a8, 0xa7a48c, 0xc0705c, 0x5f6b5a}, 0x2b2c28, 2},
    {0xf1f5f5, {0xb9d8dc, 0xf0926b, 0x5fa3b5, 0x2d6a86}, 0x0f2d42, 1},
    {0xf2e9d8, {0xe3b23c, 0x9bb3a8, 0xd1402f, 0x2e5fa3}, 0x1b1b1f, 2},
    {0xf6f1f7, {0x9fd3be, 0xc9b4e2, 0x8e7cc3, 0x3f5e8c}, 0x1f2046, 0},
    {0xf0e2cf, {0xe7a15b, 0xb8492f, 0x3c5a70, 0x6d2b33}, 0x14161f, 0},
    {0xeff4ea, {0xf2c66d, 0xbfd9c0, 0x6db39b, 0x1f7a7a}, 0x0d3340, 0},
    {0xfaeeee, {0xf2a7b5, 0x7fa58b, 0xd9516b, 0x2f4f4a}, 0x1c2226, 2},
    {0xfbe9d7, {0xf7c59f, 0xee8b6a, 0xb15a7a, 0x5a4680}, 0x231e3d, 1},
    {0xf3efe9, {0xd3c8ba, 0x9c8f80, 0xd94b36, 0x5b5148}, 0x1e1b19, 2},
    {0xf6f0e2, {0xf2d3a0, 0x86aee0, 0xf08a4b, 0x2646a6}, 0x10173d, 2},
    {0xf1f0e4, {0xcdcb8d, 0xb79ac8, 0x8e9b4b, 0x4f5d3a}, 0x1d2419, 1},
};

/// Turns the hue by `turns` of a circle.
static lab turned(lab colour, double turns) {
  double s = sine(turns), c = sine(turns + 0.25);
  return (lab){colour.l, colour.a * c - colour.b * s, colour.a * s + colour.b * c};
}

palette palette_choose(uint64_t seed) {
  dice dice = {seed};
  int index = dice_below(&dice, (int)(sizeof recipes / sizeof recipes[0]));
  double turn = dice_between(&dice, -0.025, 0.025), strength = dice_between(&dice, 0.95, 1.12);
  palette palette;
  palette.paper = colour_from_rgb(recipes[index].paper);
  palette.ink = colour_from_rgb(recipes[index].ink);
  for (int tone = 0; tone < 4; tone++) {
    lab colour = turned(colour_from_rgb(recipes[index].tones[tone]), turn);
    palette.tones[tone] = (lab){colour.l, colour.a * strength, colour.b * strength};
  }
  palette.accent = palette.tones[recipes[index].accent];
  palette.dark = dice_happens(&dice, 0.38);
  palette.ground = palette.dark ? palette.ink : palette.paper;
  palette.figure = palette.dark ? palette.paper : palette.ink;

  lab ladder[6] = {palette.paper, palette.tones[0], palette.tones[1], palette.tones[2], palette.tones[3], palette.ink};
  for (int end = 5; end > 0; end--)
    for (int place = 0; place < end; place++)
      if (ladder[place].l > ladder[place + 1].l) {
        lab lighter = ladder[place];
        ladder[place] = ladder[place + 1];
        ladder[place + 1] = lighter;
      }
  for (int place = 0; place < 6; place++) palette.ladder[place] = ladder[place];
  return palette;
}

/// A uniform cubic B-spline through the ladder's surroundings: no edge at any stop.
lab palette_ramp(const palette *palette, double t) {
  double place = clamp01(t) * 5;
  int first = place >= 5 ? 4 : (int)place;
  double f = place - first, g = 1 - f;
  double weights[4] = {g * g * g / 6, (3 * f * f * f - 6 * f * f + 4) / 6, (3 * g * g * g - 6 * g * g + 4) / 6,
                       f * f * f / 6};
  lab sum = {0, 0, 0};
  for (int knot = 0; knot < 4; knot++) {
    int index = first - 1 + knot;
    lab colour = palette->ladder[index < 0 ? 0 : index > 5 ? 5 : index];
    sum.l += weights[knot] * colour.l;
    sum.a += weights[knot] * colour.a;
    sum.b += weights[knot] * colour.b;
  }
  return sum;
}

lab palette_any(const palette *palette, dice *dice) {
  int choice = dice_below(dice, 5);
  return choice == 4 ? palette->accent : palette->tones[choice];
}
