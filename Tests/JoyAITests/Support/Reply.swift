/// What a test server does with a request.
enum Reply: Sendable {
  /// Sends these bytes and leaves the connection open.
  case send([UInt8])
  /// Sends these bytes and closes the connection.
  case sendAndClose([UInt8])
  /// Sends these bytes, then resets the connection.
  case sendAndReset([UInt8])
  /// Says nothing.
  case silence
  /// Sends these bytes, then one more byte each time the pause is over, without end.
  case drip([UInt8], everyMilliseconds: Int64)

  /// A whole answer with a body.
  static func http(_ status: Int, _ body: String, headers: [String] = ["Content-Type: application/json"]) -> Reply {
    http(status, Array(body.utf8), headers: headers)
  }

  static func http(_ status: Int, _ body: [UInt8], headers: [String]) -> Reply {
    .send(head(status, headers + ["Content-Length: \(body.count)"]) + body)
  }

  static func redirect(to location: String, status: Int = 302) -> Reply {
    http(status, "", headers: ["Location: \(location)"])
  }

  static func head(_ status: Int, _ headers: [String]) -> [UInt8] {
    Array((["HTTP/1.1 \(status) Test"] + headers + ["", ""]).joined(separator: "\r\n").utf8)
  }
}
