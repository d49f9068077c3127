#include "CVipsShims.h"
#include "errors.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>
#include <vips/vector.h>

static pthread_once_t started = PTHREAD_ONCE_INIT;
static int failed;
static pthread_once_t named = PTHREAD_ONCE_INIT;
static char version[32];

static void name(void) {
  snprintf(version, sizeof version, "%d.%d.%d", vips_version(0), vips_version(1), vips_version(2));
}

/// What libvips warns of is either returned as a failure or of no concern to a person at a terminal.
static void unsaid(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
  (void)domain, (void)level, (void)message, (void)data;
}

static void start(void) {
  g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO, unsaid, NULL);
  if (VIPS_INIT("gallerist")) {
    failed = 1;
    return;
  }
  // Callers bring their own tasks; nothing is worth remembering between two pictures.
  vips_concurrency_set(1);
  // Code that liborc makes for the processor at hand crashes now and then when several threads let go of theirs, and
  // rounds in its own way: without it the same picture has the same bytes on every machine.
  vips_vector_set_enabled(FALSE);
  vips_cache_set_max(0);
  // Only what pictures are read from. HEIF is needed to measure an AVIF that we wrote ourselves.
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  vips_operation_block_set("VipsForeignLoadPng", FALSE);
  vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
  vips_operation_block_set("VipsForeignLoadWebp", FALSE);
  vips_operation_block_set("VipsForeignLoadHeif", FALSE);
}

char *cvips_shims_start(void) {
  pthread_once(&started, start);
  return failed ? errors_taken() : NULL;
}

// As it is used, which need not be the one that was compiled with.
const char *cvips_shims_version(void) {
  pthread_once(&named, name);
  return version;
}

void cvips_shims_free(void *memory) { free(memory); }

char *errors_taken(void) {
  char *taken = vips_error_buffer_copy();
  size_t length = strlen(taken);
  while (length > 0 && (taken[length - 1] == '\n' || taken[length - 1] == ' ')) taken[--length] = 0;
  char *copy = strdup(length > 0 ? taken : "libvips gave no reason");
  g_free(taken);
  return copy;
}
