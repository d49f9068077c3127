/// A request as it came over the wire.
struct Received: Sendable {
  let method: String
  let target: String
  let headers: [String: String]
  let body: [UInt8]
  /// All bytes, head and body.
  let bytes: [UInt8]
  /// The connection it came on, counted from 1.
  let connection: Int

  var path: String { String(target.prefix { $0 != "?" }) }

  /// Nil until the request is whole.
  init?(_ bytes: [UInt8], connection: Int) {
    let blank = Array("\r\n\r\n".utf8)
    guard let end = bytes.firstRange(of: blank) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers[line[..<colon].lowercased()] = String(value)
    }
    let body = Array(bytes[end.upperBound...])
    guard body.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
    method = String(words[0])
    target = String(words[1])
    self.headers = headers
    self.body = body
    self.bytes = bytes
    self.connection = connection
  }
}
