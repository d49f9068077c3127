#include "CVipsShims.h"
#include "painting.h"

#include "../encoding.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// The most pixels that are composed; larger pictures are enlarged from there.
static const double most_composed = 1.3e6;

static composition *const compositions[] = {
    compose_dunes, compose_silk,     compose_tiles,    compose_discs, compose_pebbles,
    compose_waves, compose_papercut, compose_contours, compose_orbs,  compose_ridges,
};

static pthread_once_t prepared = PTHREAD_ONCE_INIT;

static int canvas_make(canvas *canvas, int width, int height) {
  canvas->width = width;
  canvas->height = height;
  canvas->unit = sqrt((double)width * height);
  canvas->pixel = 1 / canvas->unit;
  canvas->right = width / canvas->unit;
  canvas->bottom = height / canvas->unit;
  canvas->pixels = calloc((size_t)width * (size_t)height, sizeof(lab));
  return canvas->pixels != 0;
}

static void compose(canvas *canvas, const cvips_shims_motif *motif, const palette *palette) {
  dice layout = {motif->layout};
  compositions[motif->composition % (sizeof compositions / sizeof compositions[0])](canvas, palette, &layout);
}

/// Adds the shape of one edit: in the accent, through which the work still shimmers, or as a window on another work.
static void add_shape(canvas *work, uint64_t edit, const palette *palette, const canvas *window) {
  dice dice = {edit};
  added_shape shape = shape_choose(work, &dice);
  if (window) shape.kind = shape.kind % 2 ? 2 : 0;
  for (int y = 0; y < work->height; y++)
    for (int x = 0; x < work->width; x++) {
      double cover = shape_cover(&shape, canvas_at(work, x), canvas_at(work, y), work->pixel);
      if (cover <= 0) continue;
      lab *pixel = canvas_pixel(work, x, y);
      lab fill = window ? *canvas_pixel(window, x, y)
                        : colour_lit(palette->accent, shape.softness * 0.6 * (pixel->l - palette->accent.l));
      *pixel = colour_mix(*pixel, fill, cover);
    }
}

/// 8-bit sRGB with a dither that hides the steps.
static uint8_t *developed(const canvas *canvas) {
  int64_t count = (int64_t)canvas->width * canvas->height;
  uint8_t *rgb = malloc((size_t)count * 3);
  if (!rgb) return 0;
  for (int64_t index = 0; index < count; index++) {
    double grain = (scramble((uint32_t)index, 5, 11) & 0xffff) / 65535.0 - 0.5;
    colour_to_rgb(canvas->pixels[index], grain * 0.8, rgb + index * 3);
  }
  return rgb;
}

/// The fine grain of a print, equal in all channels.
static void grain_add(uint8_t *rgb, int width, int height) {
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      uint32_t hash = scramble((uint32_t)x, (uint32_t)y, 29);
      int grain = (int)(hash & 3) + (int)(hash >> 2 & 3) - 3;
      uint8_t *pixel = rgb + ((int64_t)y * width + x) * 3;
      for (int channel = 0; channel < 3; channel++) {
        int value = pixel[channel] + grain;
        pixel[channel] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
      }
    }
}

static char *no_memory(void) { return strdup("there is not enough memory for the picture"); }

char *cvips_shims_paint(const cvips_shims_motif *motif, const uint64_t *edits, int edit_count,
                        const cvips_shims_motif *windows, int window_count, int width, int height, const char *caption,
                        cvips_shims_format format, int quality, uint8_t **bytes, size_t *byte_count) {
  pthread_once(&prepared, colour_prepare);
  double shrink = sqrt((double)width * height / most_composed);
  if (shrink < 1) shrink = 1;
  canvas work, window;
  if (!canvas_make(&work, (int)(width / shrink + 0.5), (int)(height / shrink + 0.5))) return no_memory();
  palette colours = palette_choose(edit_count > 0 ? edits[edit_count - 1] : motif->palette);
  compose(&work, motif, &colours);
  for (int edit = 0; edit < edit_count; edit++) add_shape(&work, edits[edit], &colours, 0);
  for (int index = 0; index < window_count; index++) {
    if (!canvas_make(&window, work.width, work.height)) {
      free(work.pixels);
      return no_memory();
    }
    palette others = palette_choose(windows[index].palette);
    compose(&window, &windows[index], &others);
    add_shape(&work, windows[index].layout + (uint64_t)index + 1, &others, &window);
    free(window.pixels);
  }
  uint8_t *rgb = developed(&work);
  free(work.pixels);
  if (!rgb) return no_memory();
  if (work.width != width || work.height != height) {
    char *message = encoding_enlarge(&rgb, work.width, work.height, width, height);
    if (message) return message;
  }
  grain_add(rgb, width, height);
  caption_set(rgb, width, height, caption);
  char *message = encoding_write(rgb, width, height, format, quality, bytes, byte_count);
  free(rgb);
  return message;
}
