/// The ranges of numbers that authors write, for readers and schemas alike.
enum FieldRange {
  static let weight = -1_000_000_000...1_000_000_000
  static let takes = 1...100
  static let concurrency = 1...16
  static let credits = 0...1_000_000_000
  /// Pixels.
  static let renditionWidth = 16...8_192
  static let renditionQuality = 1...100
  /// Seconds; greater than 0.
  static let longestTime = 1_000_000_000
}
