/// Colours and weights of a terminal (ECMA-48).
enum TextStyle: String {
  case bold = "\u{1B}[1m"
  case faint = "\u{1B}[2m"
  case red = "\u{1B}[1;31m"
  case green = "\u{1B}[32m"
  case yellow = "\u{1B}[33m"
  case blue = "\u{1B}[34m"

  static let reset = "\u{1B}[0m"
}
