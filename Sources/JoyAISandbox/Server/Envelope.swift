/// The shape of every answer of the API: `{"code":200,"message":"success","data":{…}}`.
enum Envelope {
  static func success(_ data: JSON) -> JSON {
    .members(["code": .integer(200), "message": .string("success"), "data": data])
  }

  static func failure(code: Int, message: String) -> JSON {
    .members(["code": .integer(code), "message": .string(message), "data": .null])
  }
}
