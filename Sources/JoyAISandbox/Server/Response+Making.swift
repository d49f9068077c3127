import Hummingbird
import NIOCore

extension Response {
  /// An answer of the API.
  init(_ json: JSON) {
    self.init(SandboxAnswer(status: 200, headers: ["content-type": "application/json"], body: Array(json.text.utf8)))
  }

  /// An answer that a test made up.
  init(_ answer: SandboxAnswer) {
    self.init(status: .init(code: answer.status), body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    set(answer.headers)
  }

  /// A picture, whole or as its faults want it.
  init(picture: [UInt8], type: String, _ behaviours: [SandboxBehaviour]) {
    var type = type
    var body = ResponseBody(byteBuffer: ByteBuffer(bytes: picture))
    for behaviour in behaviours {
      switch behaviour {
      case .halved: body = ResponseBody(byteBuffer: ByteBuffer(bytes: picture.prefix(picture.count / 2)))
      case .contentType(let other): type = other
      case .cutShort:
        body = ResponseBody(contentLength: picture.count) { writer in
          try await writer.write(ByteBuffer(bytes: picture.prefix(picture.count / 2)))
          // Leaving without `finish` closes the connection in the middle of the promised bytes.
          throw ChannelError.eof
        }
      default: continue
      }
    }
    self.init(status: .ok, body: body)
    set(["content-type": type])
  }

  private mutating func set(_ fields: [String: String]) {
    for (name, value) in fields {
      guard let name = HTTPFields.Element.Name(name) else { continue }
      headers[name] = value
    }
  }
}
