/// A request for pictures that keeps the documented rules, its defaults filled in.
struct GenerateRequest: Sendable, Hashable {
  enum Model: String, Sendable {
    case joyai
    case gptimage2

    /// Most characters of a prompt, counted as Unicode scalars.
    var longestPrompt: Int {
      switch self {
      case .joyai: 1_500
      case .gptimage2: 20_000
      }
    }
  }

  enum Quality: String, Sendable, CaseIterable {
    case low, medium, high
  }

  enum Resolution: String, Sendable, CaseIterable {
    case oneK = "1k"
    case twoK = "2k"
    case fourK = "4k"
  }

  enum Format: String, Sendable, CaseIterable {
    case png, jpeg, webp
  }

  var model: Model
  var prompt: String
  var images: [String]?
  var size: PictureSize?
  var quality: Quality
  var resolution: Resolution
  var aspectRatio: AspectRatio?
  var format: Format

  /// The price by the documented table.
  var credits: Int {
    guard model == .gptimage2 else { return 24 }
    let column = Resolution.allCases.firstIndex(of: resolution) ?? 0
    switch (quality, images != nil) {
    case (.low, false): return [2, 4, 6][column]
    case (.low, true): return [6, 12, 18][column]
    case (.medium, _): return [12, 24, 36][column]
    case (.high, _): return [44, 88, 132][column]
    }
  }

  /// The picture's size in pixels before any scaling.
  var pictureSize: PictureSize {
    switch model {
    case .joyai: (size ?? PictureSize(width: 1024, height: 1024)).plausible
    case .gptimage2: (aspectRatio ?? .square).size(resolution)
    }
  }
}
