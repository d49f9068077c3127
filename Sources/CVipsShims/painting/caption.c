#include "painting.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

enum { glyph_width = 5, glyph_height = 7, advance = 7 };

/// A built-in alphabet, so that a caption needs no font: seven rows of five dots, the leftmost dot is 16.
static const struct {
  char character;
  uint8_t rows[glyph_height];
} alphabet[] = {
    {'A', {14, 17, 17, 31, 17, 17, 17}}, {'B', {30, 17, 17, 30, 17, 17, 30}}, {'C', {14, 17, 16, 16, 16, 17, 14}},
    {'D', {30, 17, 17, 17, 17, 17, 30}}, {'E', {31, 16, 16, 30, 16, 16, 31}}, {'F', {31, 16, 16, 30, 16, 16, 16}},
    {'G', {14, 17, 16, 23, 17, 17, 14}}, {'H', {17, 17, 17, 31, 17, 17, 17}}, {'I', {14, 4, 4, 4, 4, 4, 14}},
    {'J', {7, 2, 2, 2, 2, 18, 12}},      {'K', {17, 18, 20, 24, 20, 18, 17}}, {'L', {16, 16, 16, 16, 16, 16, 31}},
    {'M', {17, 27, 21, 21, 17, 17, 17}}, {'N', {17, 25, 25, 21, 19, 19, 17}}, {'O', {14, 17, 17, 17, 17, 17, 14}},
    {'P', {30, 17, 17, 30, 16, 16, 16}}, {'Q', {14, 17, 17, 17, 21, 18, 13}}, {'R', {30, 17, 17, 30, 20, 18, 17}},
    {'S', {15, 16, 16, 14, 1, 1, 30}},   {'T', {31, 4, 4, 4, 4, 4, 4}},       {'U', {17, 17, 17, 17, 17, 17, 14}},
    {'V', {17, 17, 17, 17, 10, 10, 4}},  {'W', {17, 17, 17, 21, 21, 27, 17}}, {'X', {17, 17, 10, 4, 10, 17, 17}},
    {'Y', {17, 17, 10, 4, 4, 4, 4}},     {'Z', {31, 1, 2, 4, 8, 16, 31}},     {'0', {14, 17, 19, 21, 25, 17, 14}},
    {'1', {4, 12, 4, 4, 4, 4, 14}},      {'2', {14, 17, 1, 6, 8, 16, 31}},    {'3', {31, 2, 4, 6, 1, 17, 14}},
    {'4', {2, 6, 10, 18, 31, 2, 2}},     {'5', {31, 16, 30, 1, 1, 17, 14}},   {'6', {6, 8, 16, 30, 17, 17, 14}},
    {'7', {31, 1, 2, 4, 8, 8, 8}},       {'8', {14, 17, 17, 14, 17, 17, 14}}, {'9', {14, 17, 17, 15, 1, 2, 12}},
    {'.', {0, 0, 0, 0, 0, 12, 12}},      {',', {0, 0, 0, 0, 12, 4, 8}},       {':', {0, 12, 12, 0, 12, 12, 0}},
    {';', {0, 12, 12, 0, 12, 4, 8}},     {'-', {0, 0, 0, 14, 0, 0, 0}},       {'_', {0, 0, 0, 0, 0, 0, 31}},
    {'\'', {4, 4, 8, 0, 0, 0, 0}},       {'"', {10, 10, 0, 0, 0, 0, 0}},      {'!', {4, 4, 4, 4, 4, 0, 4}},
    {'?', {14, 17, 1, 2, 4, 0, 4}},      {'(', {2, 4, 8, 8, 8, 4, 2}},        {')', {8, 4, 2, 2, 2, 4, 8}},
    {'/', {1, 2, 2, 4, 8, 8, 16}},       {'&', {12, 18, 20, 8, 21, 18, 13}},  {'+', {0, 4, 4, 31, 4, 4, 0}},
    {'#', {10, 10, 31, 10, 31, 10, 10}}, {'%', {25, 25, 2, 4, 8, 19, 19}},    {'=', {0, 0, 31, 0, 31, 0, 0}},
    {'*', {0, 10, 4, 31, 4, 10, 0}},     {'|', {0, 0, 4, 4, 4, 0, 0}},
};

static const uint8_t *rows_of(char character) {
  for (size_t index = 0; index < sizeof alphabet / sizeof alphabet[0]; index++)
    if (alphabet[index].character == character) return alphabet[index].rows;
  return 0;
}

/// The mean brightness, 0 to 255, of what lies under a glyph.
static int brightness(const uint8_t *rgb, int stride, int x, int y, int width, int height) {
  int64_t sum = 0;
  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++) {
      const uint8_t *pixel = rgb + ((int64_t)row * stride + column) * 3;
      sum += 54 * pixel[0] + 183 * pixel[1] + 19 * pixel[2];
    }
  return (int)(sum / 256 / ((int64_t)width * height));
}

void caption_set(uint8_t *rgb, int width, int height, const char *text) {
  int shorter = width < height ? width : height, dot = shorter / 480;
  if (dot < 1) dot = 1;
  int margin = shorter / 26, x = margin, y = height - margin - glyph_height * dot;
  if (y < 0) return;
  for (; *text && x + glyph_width * dot <= width - margin; text++, x += advance * dot) {
    const uint8_t *rows = rows_of(*text);
    if (!rows) continue;
    int ink = brightness(rgb, width, x, y, glyph_width * dot, glyph_height * dot) > 128 ? 18 : 246;
    for (int row = 0; row < glyph_height * dot; row++)
      for (int column = 0; column < glyph_width * dot; column++) {
        if (!(rows[row / dot] & (16 >> (column / dot)))) continue;
        uint8_t *pixel = rgb + ((int64_t)(y + row) * width + x + column) * 3;
        for (int channel = 0; channel < 3; channel++) pixel[channel] = (uint8_t)((pixel[channel] + 3 * ink) / 4);
      }
  }
}
