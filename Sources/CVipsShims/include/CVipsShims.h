// libvips in plain functions: its own ones take any number of arguments, which Swift cannot call.
//
// A function that can fail returns NULL, or a message that the caller frees with `cvips_shims_free`. Call
// `cvips_shims_start` before the others. All of them may be called from several threads.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  cvips_shims_png = 0,
  cvips_shims_jpeg = 1,
  cvips_shims_webp = 2,
  cvips_shims_avif = 3,
} cvips_shims_format;

/// Starts libvips: once for the process, whoever asks how often.
char *cvips_shims_start(void);

/// The library's version, such as `8.14.1`. Lives as long as the process; nothing has to be started before.
const char *cvips_shims_version(void);

/// Frees what another function here returned or handed over.
void cvips_shims_free(void *memory);

/// What a painted picture is made from: three numbers, of which equal ones give equal pictures.
typedef struct {
  uint64_t composition, palette, layout;
} cvips_shims_motif;

/// Paints a picture and encodes it. Each edit gives the work other colours and one more shape; each window is a shape
/// that shows another work. The caption is set at the foot, in capitals, digits and punctuation of ASCII; other
/// characters are left out. `quality` 1 to 100 counts for JPEG and WebP.
char *cvips_shims_paint(const cvips_shims_motif *motif, const uint64_t *edits, int edit_count,
                        const cvips_shims_motif *windows, int window_count, int width, int height, const char *caption,
                        cvips_shims_format format, int quality, uint8_t **bytes, size_t *byte_count);

/// Reads a file's header alone: its size as displayed, after the orientation that the file asks for.
char *cvips_shims_measure(const uint8_t *bytes, size_t count, cvips_shims_format format, int *width, int *height);

/// Decodes every pixel and keeps none; a truncated or damaged file is a failure.
char *cvips_shims_check_pixels(const uint8_t *bytes, size_t count, cvips_shims_format format);

/// A decoded picture in memory: upright, 8-bit sRGB with or without alpha, without metadata.
typedef struct cvips_shims_picture cvips_shims_picture;

/// Decodes a file at a size, as displayed; the aspect ratio is the caller's.
char *cvips_shims_picture_open(const uint8_t *bytes, size_t count, cvips_shims_format format, int width, int height,
                               cvips_shims_picture **picture);

/// Makes another size of a picture.
char *cvips_shims_picture_resize(const cvips_shims_picture *picture, int width, int height,
                                 cvips_shims_picture **smaller);

void cvips_shims_picture_free(cvips_shims_picture *picture);

/// The pixels, row by row, three or four bytes each; they live as long as the picture.
const uint8_t *cvips_shims_picture_pixels(const cvips_shims_picture *picture, int *width, int *height, int *bands);

/// Encodes a picture; alpha is kept but for JPEG, where it is flattened on white. `xmp` is a packet to embed or NULL.
char *cvips_shims_picture_encode(const cvips_shims_picture *picture, cvips_shims_format format, int quality,
                                 const char *xmp, uint8_t **bytes, size_t *count);

#ifdef __cplusplus
}
#endif
