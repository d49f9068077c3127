/// One rule of the API that a request breaks.
public struct Breach: Sendable, Hashable, CustomStringConvertible {
  /// The field as the API names it, such as `prompt` or `callback_url`.
  public let field: String
  /// What is wrong and what would be right, in one sentence.
  public let sentence: String

  /// Names the field and says what is wrong with it.
  public init(field: String, sentence: String) {
    self.field = field
    self.sentence = sentence
  }

  /// The sentence.
  public var description: String { sentence }
}
