/// A key for the JoyAI Image API that cannot be printed by accident.
///
/// Its description, its debug description and its mirror show `<redacted>` and nothing else; only the client of this
/// library reads the value, to send it to the API's own origin.
///
/// ```swift
/// let key = try APIKey(textOfTheKeyFile)
/// print(key)  // <redacted>
/// ```
public struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What is sent after `Bearer `.
  let value: String

  /// Reads a key; white space and line ends around it are dropped, so that the text of a file will do.
  ///
  /// - Throws: `APIKeyError` if nothing is left, or if what is left could not stand in one HTTP header.
  public init(_ text: String) throws(APIKeyError) {
    let scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:)) ?? scalars.startIndex
    let trimmed = scalars[scalars.startIndex..<end]
    guard !trimmed.isEmpty else { throw .empty }
    for scalar in trimmed {
      if !scalar.isASCII { throw .notASCII }
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" { throw .whiteSpaceInside }
      if scalar.value < 0x20 || scalar.value == 0x7F { throw .controlCharacter }
    }
    value = String(String.UnicodeScalarView(trimmed))
  }

  /// Always `<redacted>`.
  public var description: String { Redaction.mark }

  /// Always `<redacted>`.
  public var debugDescription: String { Redaction.mark }

  /// A mirror without children, so that `dump` has nothing to show.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
