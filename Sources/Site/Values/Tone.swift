/// A dominant colour as classes, one for each channel in 32 steps.
///
/// Pages carry no inline styles, so that a strict content security policy can forbid them. One class for each colour
/// would put every picture's colour into the style sheet that all pages name by its content: one new picture would
/// change every page. The classes of the channels are always the same 96.
struct Tone: Hashable, Sendable {
  private var red: Int
  private var green: Int
  private var blue: Int

  /// Reads `#a1b2c3`; nil for anything else.
  init?(_ colour: String) {
    let digits = colour.dropFirst()
    guard colour.hasPrefix("#"), digits.utf8.count == 6, let value = Int(digits, radix: 16), value >= 0 else {
      return nil
    }
    red = Self.step(value >> 16)
    green = Self.step(value >> 8 & 255)
    blue = Self.step(value & 255)
  }

  var classes: String { "tone red-\(red) green-\(green) blue-\(blue)" }

  /// The rules behind the classes.
  static let styles: String = {
    var text = ""
    for channel in ["red", "green", "blue"] {
      for step in 0..<32 {
        text += ".\(channel)-\(step){--\(channel):\((step * 255 + 15) / 31)}\n"
      }
    }
    return text + ".tone{--dominant:rgb(var(--red) var(--green) var(--blue))}\n"
  }()

  private static func step(_ value: Int) -> Int { (value * 31 + 127) / 255 }
}
