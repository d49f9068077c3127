/// The proportions of a picture, and the class that gives them to the style sheet.
struct Shape: Hashable, Sendable, Comparable {
  /// Each at least 1.
  var width: Int
  var height: Int

  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
  }

  var className: String { "shape-\(width)x\(height)" }

  /// Width by height with four decimals, kept between 1:10 and 10:1 so that no picture makes a page unusable.
  var ratio: String {
    let value = min(100_000, max(1_000, (width * 10_000 + height / 2) / height))
    let decimals = String(value % 10_000)
    return "\(value / 10_000)." + String(repeating: "0", count: 4 - decimals.utf8.count) + decimals
  }

  static func < (first: Shape, second: Shape) -> Bool {
    (first.width, first.height) < (second.width, second.height)
  }
}
