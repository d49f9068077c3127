#include "encoding.h"
#include "errors.h"

#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

char *encoding_hand_over(void *buffer, size_t length, uint8_t **bytes, size_t *byte_count) {
  *bytes = malloc(length);
  if (*bytes) {
    memcpy(*bytes, buffer, length);
    *byte_count = length;
  }
  g_free(buffer);
  return *bytes ? NULL : strdup("there is not enough memory for the picture");
}

static VipsImage *wrapped(const uint8_t *rgb, int width, int height) {
  VipsImage *plain = vips_image_new_from_memory(rgb, (size_t)width * height * 3, width, height, 3, VIPS_FORMAT_UCHAR);
  VipsImage *image = NULL;
  if (plain && vips_copy(plain, &image, "interpretation", VIPS_INTERPRETATION_sRGB, NULL)) image = NULL;
  if (plain) g_object_unref(plain);
  return image;
}

char *encoding_enlarge(uint8_t **rgb, int width, int height, int to_width, int to_height) {
  VipsImage *small = wrapped(*rgb, width, height), *large = NULL, *cut = NULL;
  uint8_t *pixels = NULL;
  if (small) {
    // A little too large, so that rounding never leaves a column out.
    double across = (to_width + 0.5) / width, down = (to_height + 0.5) / height;
    if (!vips_resize(small, &large, across, "vscale", down, "kernel", VIPS_KERNEL_LANCZOS3, NULL) &&
        !vips_crop(large, &cut, 0, 0, to_width, to_height, NULL)) {
      size_t length;
      void *memory = vips_image_write_to_memory(cut, &length);
      if (memory) {
        pixels = malloc(length);
        if (pixels) memcpy(pixels, memory, length);
        g_free(memory);
      }
    }
  }
  if (cut) g_object_unref(cut);
  if (large) g_object_unref(large);
  if (small) g_object_unref(small);
  free(*rgb);
  *rgb = pixels;
  return pixels ? NULL : errors_taken();
}

char *encoding_write(const uint8_t *rgb, int width, int height, cvips_shims_format format, int quality, uint8_t **bytes,
                     size_t *byte_count) {
  VipsImage *image = wrapped(rgb, width, height);
  if (!image) return errors_taken();
  void *buffer = NULL;
  size_t length = 0;
  int refused;
  switch (format) {
    case cvips_shims_jpeg:
      refused =
          vips_jpegsave_buffer(image, &buffer, &length, "Q", quality, "optimize_coding", TRUE, "strip", TRUE, NULL);
      break;
    case cvips_shims_webp:
      refused = vips_webpsave_buffer(image, &buffer, &length, "Q", quality, "effort", 3, "strip", TRUE, NULL);
      break;
    default:
      refused = vips_pngsave_buffer(image, &buffer, &length, "compression", 6, "filter", VIPS_FOREIGN_PNG_FILTER_SUB,
                                    "strip", TRUE, NULL);
  }
  g_object_unref(image);
  return refused ? errors_taken() : encoding_hand_over(buffer, length, bytes, byte_count);
}
