/// The size class of a picture by `gptimage2`. The pixels behind each class are not documented: measure the file
/// that comes back. The API's default is `1k`.
///
/// The raw value is the word of the API.
public enum Resolution: String, Sendable, Hashable, CaseIterable {
  /// `1k`.
  case oneK = "1k"
  /// `2k`.
  case twoK = "2k"
  /// `4k`.
  case fourK = "4k"
}
