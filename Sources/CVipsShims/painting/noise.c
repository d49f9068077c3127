#include "painting.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

double length2(double x, double y) { return sqrt(x * x + y * y); }

double sine(double turns) {
  double t = turns - whole(turns + 0.5);
  if (t > 0.25) t = 0.5 - t;
  if (t < -0.25) t = -0.5 - t;
  double x = t * 6.283185307179586, square = x * x;
  double tail = -1.0 / 5040 + square * (1.0 / 362880 - square / 39916800);
  return x * (1 + square * (-1.0 / 6 + square * (1.0 / 120 + square * tail)));
}

double fading(double x) {
  if (x > 30) return 0;
  double part = 1 - x / 64;
  for (int doubling = 0; doubling < 6; doubling++) part *= part;
  return part;
}

uint32_t scramble(uint32_t x, uint32_t y, uint32_t seed) {
  uint32_t hash = x * 0x85ebca6bu ^ (y * 0xc2b2ae35u + 0x9e3779b9u) ^ seed * 0x27d4eb2fu;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  hash ^= hash >> 12;
  hash *= 0x297a2d39u;
  return hash ^ (hash >> 15);
}

static const double directions[16][2] = {
    {1, 0},          {0.92387953, 0.38268343},   {0.70710678, 0.70710678},   {0.38268343, 0.92387953},
    {0, 1},          {-0.38268343, 0.92387953},  {-0.70710678, 0.70710678},  {-0.92387953, 0.38268343},
    {-1, 0},         {-0.92387953, -0.38268343}, {-0.70710678, -0.70710678}, {-0.38268343, -0.92387953},
    {0, -1},         {0.38268343, -0.92387953},  {0.70710678, -0.70710678},  {0.92387953, -0.38268343},
};

static inline double corner(int column, int row, double x, double y, uint32_t seed) {
  const double *direction = directions[scramble((uint32_t)column, (uint32_t)row, seed) & 15];
  return direction[0] * x + direction[1] * y;
}

double noise(double x, double y, uint32_t seed) {
  int column = whole(x), row = whole(y);
  double dx = x - column, dy = y - row;
  double across = dx * dx * dx * (dx * (dx * 6 - 15) + 10), down = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
  double top = corner(column, row, dx, dy, seed);
  top += across * (corner(column + 1, row, dx - 1, dy, seed) - top);
  double bottom = corner(column, row + 1, dx, dy - 1, seed);
  bottom += across * (corner(column + 1, row + 1, dx - 1, dy - 1, seed) - bottom);
  return 1.5 * (top + down * (bottom - top));
}

double fractal(double x, double y, int octaves, uint32_t seed) {
  double sum = 0, weight = 1, total = 0;
  for (int octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y, seed + (uint32_t)octave * 101);
    total += weight;
    weight *= 0.5;
    // Turned a little each time, so that the lattice does not show.
    double turned = 1.6 * x + 1.2 * y;
    y = 1.6 * y - 1.2 * x;
    x = turned;
  }
  return sum / total;
}

/// The smaller of two numbers, with a round turn of the width `turn` between them.
static double softer(double a, double b, double turn) {
  double share = clamp01(0.5 + 0.5 * (b - a) / turn);
  return b + (a - b) * share - turn * share * (1 - share);
}

scattered scatter(double x, double y, double roundness, uint32_t seed) {
  enum { reach = 2, across = 2 * reach + 1 };
  double px[across * across], py[across * across];
  scattered nearest = {.edge = 9};
  int column = whole(x), row = whole(y), count = 0, own = 0;
  double closest = 1e9;
  for (int r = row - reach; r <= row + reach; r++)
    for (int c = column - reach; c <= column + reach; c++) {
      uint32_t hash = scramble((uint32_t)c, (uint32_t)r, seed);
      px[count] = c + 0.14 + 0.72 * (hash & 0xffff) / 65535.0 - x;
      py[count] = r + 0.14 + 0.72 * (hash >> 16) / 65535.0 - y;
      double square = px[count] * px[count] + py[count] * py[count];
      if (square < closest) {
        closest = square;
        own = count;
        nearest.cell = scramble(hash, seed, 77);
      }
      count++;
    }
  nearest.dx = -px[own];
  nearest.dy = -py[own];
  for (int other = 0; other < count; other++) {
    if (other == own) continue;
    double ax = px[other] - px[own], ay = py[other] - py[own], apart = length2(ax, ay);
    // The distance to the line half-way between the two points.
    double edge = (0.5 * (px[other] + px[own]) * ax + 0.5 * (py[other] + py[own]) * ay) / apart;
    nearest.edge = softer(nearest.edge, edge, roundness);
  }
  return nearest;
}

double field_slope(const canvas *canvas, const float *field, int x, int y) {
  int left = x > 0 ? x - 1 : x, right = x < canvas->width - 1 ? x + 1 : x;
  int up = y > 0 ? y - 1 : y, down = y < canvas->height - 1 ? y + 1 : y;
  int64_t row = (int64_t)y * canvas->width;
  double across = right == left ? 0 : (field[row + right] - field[row + left]) / (double)(right - left);
  double along = down == up ? 0
                            : (field[(int64_t)down * canvas->width + x] - field[(int64_t)up * canvas->width + x]) /
                                  (double)(down - up);
  return length2(across, along);
}
