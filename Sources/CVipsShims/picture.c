#include "CVipsShims.h"
#include "encoding.h"
#include "errors.h"

#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

struct cvips_shims_picture {
  VipsImage *image;
  /// The pixels, which the image only looks at.
  void *pixels;
};

/// Opens a file by the loader of its type alone. Pixels come once, from top to bottom, and any damage is an error.
static VipsImage *opened(const uint8_t *bytes, size_t count, cvips_shims_format format) {
  VipsImage *image = NULL;
  void *buffer = (void *)bytes;
  int refused = -1;
  switch (format) {
    case cvips_shims_png:
      refused = vips_pngload_buffer(buffer, count, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                    VIPS_FAIL_ON_ERROR, NULL);
      break;
    case cvips_shims_jpeg:
      refused = vips_jpegload_buffer(buffer, count, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                     VIPS_FAIL_ON_ERROR, NULL);
      break;
    case cvips_shims_webp:
      refused = vips_webpload_buffer(buffer, count, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                     VIPS_FAIL_ON_ERROR, NULL);
      break;
    case cvips_shims_avif:
      refused = vips_heifload_buffer(buffer, count, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                     VIPS_FAIL_ON_ERROR, NULL);
  }
  return refused ? NULL : image;
}

char *cvips_shims_measure(const uint8_t *bytes, size_t count, cvips_shims_format format, int *width, int *height) {
  VipsImage *image = opened(bytes, count, format);
  if (!image) return errors_taken();
  int swapped = vips_image_get_orientation_swap(image);
  *width = swapped ? image->Ysize : image->Xsize;
  *height = swapped ? image->Xsize : image->Ysize;
  g_object_unref(image);
  return NULL;
}

char *cvips_shims_check_pixels(const uint8_t *bytes, size_t count, cvips_shims_format format) {
  VipsImage *image = opened(bytes, count, format);
  if (!image) return errors_taken();
  double mean;
  int refused = vips_avg(image, &mean, NULL);
  g_object_unref(image);
  return refused ? errors_taken() : NULL;
}

/// Replaces `*image` by what a step made of it; NULL if the step was refused.
static int stepped(VipsImage **image, VipsImage *next, int refused) {
  g_object_unref(*image);
  *image = refused ? NULL : next;
  return refused;
}

/// Makes 8-bit sRGB of an image, with its own profile if that can be used: three bands, or four with alpha.
static int to_srgb(VipsImage **image) {
  VipsImage *next = NULL;
  if (vips_image_get_typeof(*image, VIPS_META_ICC_NAME)) {
    if (!vips_icc_transform(*image, &next, "srgb", "embedded", TRUE, "intent", VIPS_INTENT_RELATIVE,
                            "black_point_compensation", TRUE, "depth", 8, NULL))
      return stepped(image, next, 0);
    // A broken profile says nothing; the picture is read as if it had none.
    vips_error_clear();
  }
  int refused = vips_colourspace(*image, &next, VIPS_INTERPRETATION_sRGB, NULL);
  if (stepped(image, next, refused)) return refused;
  refused = vips_cast(*image, &next, VIPS_FORMAT_UCHAR, NULL);
  return stepped(image, next, refused);
}

static int to_width(VipsImage **image, int width, int height) {
  if ((*image)->Xsize == width && (*image)->Ysize == height) return 0;
  VipsImage *next = NULL;
  int refused = vips_thumbnail_image(*image, &next, width, "height", height, "size", VIPS_SIZE_FORCE, "no_rotate", TRUE,
                                     NULL);
  if (stepped(image, next, refused)) return refused;
  refused = vips_cast(*image, &next, VIPS_FORMAT_UCHAR, NULL);
  return stepped(image, next, refused);
}

/// Takes the pixels into memory and leaves everything else of the image behind.
static char *settled(VipsImage *image, cvips_shims_picture **picture) {
  size_t size;
  void *pixels = vips_image_write_to_memory(image, &size);
  if (!pixels) return errors_taken();
  cvips_shims_picture *made = calloc(1, sizeof *made);
  VipsImage *plain =
      vips_image_new_from_memory(pixels, size, image->Xsize, image->Ysize, image->Bands, VIPS_FORMAT_UCHAR);
  if (made && plain && !vips_copy(plain, &made->image, "interpretation", VIPS_INTERPRETATION_sRGB, NULL)) {
    g_object_unref(plain);
    made->pixels = pixels;
    *picture = made;
    return NULL;
  }
  if (plain) g_object_unref(plain);
  free(made);
  g_free(pixels);
  return errors_taken();
}

char *cvips_shims_picture_open(const uint8_t *bytes, size_t count, cvips_shims_format format, int width, int height,
                               cvips_shims_picture **picture) {
  VipsImage *image = opened(bytes, count, format), *next = NULL;
  if (!image) return errors_taken();
  // Made small before it is turned, since turning needs all pixels at once.
  int orientation = vips_image_get_orientation(image), swapped = vips_image_get_orientation_swap(image);
  if (to_srgb(&image) || to_width(&image, swapped ? height : width, swapped ? width : height)) return errors_taken();
  if (orientation > 1) {
    next = vips_image_copy_memory(image);
    if (stepped(&image, next, !next)) return errors_taken();
    vips_image_set_int(image, VIPS_META_ORIENTATION, orientation);
    next = NULL;
    int refused = vips_autorot(image, &next, NULL);
    if (stepped(&image, next, refused)) return errors_taken();
  }
  char *message = settled(image, picture);
  g_object_unref(image);
  return message;
}

char *cvips_shims_picture_resize(const cvips_shims_picture *picture, int width, int height,
                                 cvips_shims_picture **smaller) {
  VipsImage *image = picture->image;
  g_object_ref(image);
  if (to_width(&image, width, height)) return errors_taken();
  char *message = settled(image, smaller);
  g_object_unref(image);
  return message;
}

void cvips_shims_picture_free(cvips_shims_picture *picture) {
  if (!picture) return;
  g_object_unref(picture->image);
  g_free(picture->pixels);
  free(picture);
}

const uint8_t *cvips_shims_picture_pixels(const cvips_shims_picture *picture, int *width, int *height, int *bands) {
  *width = picture->image->Xsize;
  *height = picture->image->Ysize;
  *bands = picture->image->Bands;
  return picture->pixels;
}

static uint32_t little_endian(const uint8_t *bytes) {
  return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/// Takes the EXIF chunk out of a WebP file: libvips 8.14 makes one of its own, also where nothing was to be kept.
static size_t without_exif(uint8_t *webp, size_t length) {
  size_t place = 12;
  while (place + 8 <= length) {
    size_t chunk = 8 + (((size_t)little_endian(webp + place + 4) + 1) & ~(size_t)1);
    if (chunk > length - place) break;
    if (memcmp(webp + place, "VP8X", 4) == 0) webp[place + 8] &= (uint8_t)~0x08;
    if (memcmp(webp + place, "EXIF", 4) == 0) {
      memmove(webp + place, webp + place + chunk, length - place - chunk);
      length -= chunk;
    } else {
      place += chunk;
    }
  }
  uint32_t size = (uint32_t)(length - 8);
  for (int byte = 0; byte < 4; byte++) webp[4 + byte] = (uint8_t)(size >> (8 * byte));
  return length;
}

char *cvips_shims_picture_encode(const cvips_shims_picture *picture, cvips_shims_format format, int quality,
                                 const char *xmp, uint8_t **bytes, size_t *count) {
  VipsImage *image = NULL;
  void *buffer = NULL;
  size_t length = 0;
  // A copy of its own, since metadata is set on it.
  if (vips_copy(picture->image, &image, NULL)) return errors_taken();
  if (xmp) vips_image_set_blob_copy(image, VIPS_META_XMP_NAME, xmp, strlen(xmp));
  gboolean strip = xmp ? FALSE : TRUE;
  int refused = -1;
  switch (format) {
    case cvips_shims_jpeg: {
      VipsImage *flat = NULL;
      if (vips_image_hasalpha(image)) {
        VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
        refused = vips_flatten(image, &flat, "background", white, NULL);
        vips_area_unref(VIPS_AREA(white));
        if (stepped(&image, flat, refused)) return errors_taken();
      }
      refused = vips_jpegsave_buffer(image, &buffer, &length, "Q", quality, "optimize_coding", TRUE, "interlace", TRUE,
                                     "strip", strip, NULL);
      break;
    }
    case cvips_shims_webp:
      refused = vips_webpsave_buffer(image, &buffer, &length, "Q", quality, "effort", 4, "strip", strip, NULL);
      if (!refused) length = without_exif(buffer, length);
      break;
    case cvips_shims_avif:
      refused = vips_heifsave_buffer(image, &buffer, &length, "Q", quality, "compression",
                                     VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "effort", 2, "strip", strip, NULL);
      break;
    case cvips_shims_png:
      refused = vips_pngsave_buffer(image, &buffer, &length, "compression", 6, "strip", strip, NULL);
  }
  g_object_unref(image);
  return refused ? errors_taken() : encoding_hand_over(buffer, length, bytes, count);
}
