/// One of the documented shapes.
struct AspectRatio: Sendable, Hashable {
  var across: Int
  var down: Int

  static let square = AspectRatio(across: 1, down: 1)

  /// The values that the API knows.
  static let known: [(name: String, ratio: AspectRatio)] = [
    "1:1", "3:2", "2:3", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9",
  ].map { name in
    let parts = name.split(separator: ":").compactMap { Int($0) }
    return (name, AspectRatio(across: parts[0], down: parts[1]))
  }

  init(across: Int, down: Int) {
    self.across = across
    self.down = down
  }

  /// Throws a ``Refusal`` for a shape that is not documented.
  init(asked: String) throws {
    guard let known = AspectRatio.known.first(where: { $0.name == asked }) else {
      throw Refusal.invalid("aspect_ratio must be one of " + AspectRatio.known.map(\.name).joined(separator: ", "))
    }
    self = known.ratio
  }

  /// The size that keeps the ratio exactly, with edges that are multiples of 16, nearest to the resolution's area. The
  /// API does not document sizes; these are what is reported of the model: at most 3,840 on an edge and 8,294,400 pixels.
  func size(_ resolution: GenerateRequest.Resolution) -> PictureSize {
    let edge: Double =
      switch resolution {
      case .oneK: 1_024
      case .twoK: 2_048
      case .fourK: 3_840
      }
    let common = AspectRatio.divisor(across, down)
    let width = across / common * 16
    let height = down / common * 16
    var steps = max(1, Int((edge / Double(width * height).squareRoot()).rounded()))
    while steps > 1, !PictureSize(width: width * steps, height: height * steps).isWithinReach { steps -= 1 }
    return PictureSize(width: width * steps, height: height * steps)
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : divisor(b, a % b)
  }
}
