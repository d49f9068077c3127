/// What surrounds every answer of the API: `{"code":200,"message":"success","data":{…}}`.
struct Envelope: Sendable {
  let code: Int
  let message: String?
  let data: JSONValue

  /// Nil if this is no envelope: the code must be a whole number, or a string that holds one.
  init?(_ value: JSONValue) {
    let codeValue = value["code"]
    guard let code = codeValue.wholeNumber ?? codeValue.string.flatMap({ Int($0) }) else { return nil }
    self.code = code
    message = value["message"].string
    data = value["data"]
  }
}
