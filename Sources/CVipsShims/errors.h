#pragma once

/// A copy of what libvips complained about, which is cleared there; to be freed by the caller.
char *errors_taken(void);
