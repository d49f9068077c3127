#ifndef C_FILE_SHIMS_H
#define C_FILE_SHIMS_H

/// Lets two names in folders that are open change places in one step, so that what stood at a name until then is not lost.
///
/// Returns 0, or the errno: ENOENT where one of them does not exist, EINVAL or ENOSYS where the file system cannot do it.
int cfile_shims_exchange(int first_folder, const char *first, int second_folder, const char *second);

/// Renames, unless something stands at the new name. Returns 0, or the errno: EEXIST where something does, EINVAL or
/// ENOSYS where the file system cannot do it.
int cfile_shims_rename_to_free(int folder, const char *name, int new_folder, const char *new_name);

#endif
