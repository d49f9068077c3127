/// Width and height in pixels.
struct PictureSize: Sendable, Hashable {
  var width: Int
  var height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads a size like `1024*1024`; throws a ``Refusal`` for anything else.
  init(asked: String) throws {
    let parts = asked.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...5).contains($0.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let width = Int(parts[0]), let height = Int(parts[1]), width > 0, height > 0
    else { throw Refusal.invalid("size must look like 1024*1024") }
    self.init(width: width, height: height)
  }

  /// Whether the model is reported to be able to make it.
  var isWithinReach: Bool {
    max(width, height) <= 3_840 && width * height <= 8_294_400
  }

  /// The nearest size within reach whose edges are multiples of 16.
  var plausible: PictureSize {
    let area = (8_294_400 / Double(width * height)).squareRoot()
    let shrink = min(1, 3_840 / Double(max(width, height)), area)
    func edge(_ length: Int) -> Int { max(64, Int(Double(length) * shrink / 16) * 16) }
    return PictureSize(width: edge(width), height: edge(height))
  }

  func scaled(by factor: Double) -> PictureSize {
    func edge(_ length: Int) -> Int { max(16, Int((Double(length) * factor).rounded())) }
    return PictureSize(width: edge(width), height: edge(height))
  }
}
