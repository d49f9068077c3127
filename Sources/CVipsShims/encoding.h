// 8-bit RGB pixels in memory, to files in memory.
#pragma once

#include "CVipsShims.h"

/// Replaces `*rgb` by a larger copy; frees the old one in any case. A message on failure, with `*rgb` NULL.
char *encoding_enlarge(uint8_t **rgb, int width, int height, int to_width, int to_height);
char *encoding_write(const uint8_t *rgb, int width, int height, cvips_shims_format format, int quality, uint8_t **bytes,
                     size_t *byte_count);
/// Gives bytes of libvips' allocator to the caller, in memory that `free` frees.
char *encoding_hand_over(void *buffer, size_t length, uint8_t **bytes, size_t *byte_count);
