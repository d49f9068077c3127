// Gives CVipsShims libvips' include and link flags through pkg-config. The variadic API itself is called from C only.
