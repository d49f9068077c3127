/// Paths as references write them.
enum RelativePath {
  /// A path relative to a folder, beginning with `./` or `../`; both are relative to the same folder.
  static func text(to path: String, from folder: String) -> String {
    let target = path.split(separator: "/")
    let start = folder.split(separator: "/")
    let common = zip(target.dropLast(), start).prefix { $0 == $1 }.count
    let up = start.count - common
    return (up == 0 ? "./" : String(repeating: "../", count: up)) + target.dropFirst(common).joined(separator: "/")
  }
}
