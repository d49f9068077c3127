/// The files that the pages of a site will be, and who makes each.
struct TakenPlaces {
  enum Obstacle: Hashable {
    /// The very same file.
    case same(owner: String)
    /// A file where this one needs a folder, or the other way round.
    case inTheWay(owner: String)
  }

  private var files: [String: String] = [:]
  private var folders: [String: String] = [:]

  /// Takes the place of a page.
  /// - Parameter owner: who makes it, as messages name it.
  /// - Returns: what is there already; then nothing is taken.
  mutating func takePage(at address: String, for owner: String) -> Obstacle? {
    take(address + "/index.html", for: owner)
  }

  /// Takes the place that an alias leads from: a page, or a file where it names one, such as `old/espresso.html`.
  mutating func takeAlias(_ alias: String, for owner: String) -> Obstacle? {
    let isFile = alias.hasSuffix(".html") || alias.hasSuffix(".htm")
    return isFile ? take(alias, for: owner) : takePage(at: alias, for: owner)
  }

  private mutating func take(_ path: String, for owner: String) -> Obstacle? {
    let key = AddressText.foldingKey(path)
    if let other = files[key] { return .same(owner: other) }
    if let other = folders[key] { return .inTheWay(owner: other) }
    let above = key.indices.filter { key[$0] == "/" }.map { String(key[..<$0]) }
    for folder in above {
      if let other = files[folder] { return .inTheWay(owner: other) }
    }
    for folder in above { folders[folder] = folders[folder] ?? owner }
    files[key] = owner
    return nil
  }
}
