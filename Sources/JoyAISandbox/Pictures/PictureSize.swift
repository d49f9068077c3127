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
    let edges = parts.compactMap { part in
      part.utf8.count < 6 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 2, edges.count == 2, edges.allSatisfy({ $0 > 0 }) else {
      throw Refusal.invalid("size must look like 1024*1024")
    }
    self.init(width: edges[0], height: edges[1])
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
