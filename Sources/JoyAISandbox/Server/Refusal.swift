/// Why the API does not do what it was asked; becomes the error envelope.
struct Refusal: Error, Hashable {
  /// 400, 401, 402, 404 or 405; also the HTTP status.
  var code: Int
  /// A sentence.
  var message: String

  static func invalid(_ message: String) -> Refusal { Refusal(code: 400, message: message) }
  static let key = Refusal(code: 401, message: "the API key is missing or invalid")
  static let credits = Refusal(code: 402, message: "not enough credits")
  static let unknownTask = Refusal(code: 404, message: "task not found")
  static let unknownPath = Refusal(code: 404, message: "not found")
}
