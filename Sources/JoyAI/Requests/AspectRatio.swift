/// Width to height of a picture by `gptimage2`. The API documents no default.
///
/// The raw value is the word of the API.
public enum AspectRatio: String, Sendable, Hashable, CaseIterable {
  /// `1:1`.
  case square = "1:1"
  /// `3:2`.
  case threeToTwo = "3:2"
  /// `2:3`.
  case twoToThree = "2:3"
  /// `3:4`.
  case threeToFour = "3:4"
  /// `4:3`.
  case fourToThree = "4:3"
  /// `4:5`.
  case fourToFive = "4:5"
  /// `5:4`.
  case fiveToFour = "5:4"
  /// `9:16`.
  case nineToSixteen = "9:16"
  /// `16:9`.
  case sixteenToNine = "16:9"
  /// `21:9`.
  case twentyOneToNine = "21:9"
}
