/// How much effort `gptimage2` puts into a picture; the price depends on it. The API's default is `medium`.
///
/// The raw value is the word of the API.
public enum Quality: String, Sendable, Hashable, CaseIterable {
  /// `low`.
  case low
  /// `medium`.
  case medium
  /// `high`.
  case high
}
