/// Files that editors make beside the one that is edited, and that no build reads.
enum PassingFile {
  /// - Parameter folder: the folder that it is in, relative to the site. Hidden files below `static/` are part of a site.
  static func isPassing(_ name: String, in folder: String) -> Bool {
    if name.hasSuffix("~") || name == "4913" || name.hasPrefix("#") && name.hasSuffix("#") { return true }
    let isStatic = folder == "static" || folder.hasPrefix("static/")
    return name.hasPrefix(".") && !isStatic || name.hasPrefix(".#") || name.hasSuffix(".swp") || name == ".DS_Store"
  }
}
