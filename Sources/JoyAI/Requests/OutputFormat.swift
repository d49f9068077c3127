/// The file format that `gptimage2` delivers. The API's default is `png`.
///
/// The raw value is the word of the API.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// `png`.
  case png
  /// `jpeg`.
  case jpeg
  /// `webp`.
  case webp
}
