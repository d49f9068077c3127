/// Names as they stand in a sentence: `a`, `a and b`, `a, b, c and 4 more`.
enum NameList {
  private static let most = 3

  static func text(_ names: [String]) -> String {
    if names.count > most { return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more" }
    guard names.count > 1, let last = names.last else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
