import CVipsShims
