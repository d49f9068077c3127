/// Why a text cannot be an API key. Never carries the text.
public enum APIKeyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing but white space.
  case empty
  /// A space, a tab or a line end between other characters, as when two lines were pasted.
  case whiteSpaceInside
  /// A control character.
  case controlCharacter
  /// A character outside ASCII, as when quotation marks were made typographic.
  case notASCII

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .empty: "the API key is empty"
    case .whiteSpaceInside: "the API key has white space or a line end inside"
    case .controlCharacter: "the API key has a control character in it"
    case .notASCII: "the API key has a character outside ASCII in it"
    }
  }
}
