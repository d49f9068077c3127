#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "CFileShims.h"

#include <errno.h>
#include <stdio.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>

// Of <linux/fs.h>, which not every C library repeats.
enum { no_replace = 1 << 0, exchange = 1 << 1 };

static int renamed(int folder, const char *name, int new_folder, const char *new_name, unsigned flags) {
  return syscall(SYS_renameat2, folder, name, new_folder, new_name, flags) == 0 ? 0 : errno;
}
#elif defined(__APPLE__)
enum { no_replace = RENAME_EXCL, exchange = RENAME_SWAP };

static int renamed(int folder, const char *name, int new_folder, const char *new_name, unsigned flags) {
  return renameatx_np(folder, name, new_folder, new_name, flags) == 0 ? 0 : errno;
}
#else
enum { no_replace, exchange };

static int renamed(int folder, const char *name, int new_folder, const char *new_name, unsigned flags) {
  (void)folder, (void)name, (void)new_folder, (void)new_name, (void)flags;
  return ENOSYS;
}
#endif

int cfile_shims_exchange(int first_folder, const char *first, int second_folder, const char *second) {
  return renamed(first_folder, first, second_folder, second, exchange);
}

int cfile_shims_rename_to_free(int folder, const char *name, int new_folder, const char *new_name) {
  return renamed(folder, name, new_folder, new_name, no_replace);
}
