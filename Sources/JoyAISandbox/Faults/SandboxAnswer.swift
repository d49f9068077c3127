/// An HTTP answer that a test makes up.
package struct SandboxAnswer: Sendable, Hashable {
  /// The HTTP status.
  package var status: Int
  /// Header fields.
  package var headers: [String: String]
  /// The body.
  package var body: [UInt8]

  /// An answer with a body of bytes.
  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An HTTP status without the API's envelope.
  package static func http(_ status: Int, _ text: String = "") -> SandboxAnswer {
    SandboxAnswer(status: status, headers: ["content-type": "text/plain"], body: Array(text.utf8))
  }

  /// The API's error envelope; `under` is the HTTP status, by default the envelope's code.
  package static func envelope(_ code: Int, _ message: String, under status: Int? = nil) -> SandboxAnswer {
    SandboxAnswer(
      status: status ?? code, headers: ["content-type": "application/json"],
      body: Array(Envelope.failure(code: code, message: message).text.utf8))
  }

  /// HTTP 200 with the API's envelope around a JSON text.
  package static func success(_ data: String) -> SandboxAnswer {
    SandboxAnswer(
      status: 200, headers: ["content-type": "application/json"],
      body: Array(#"{"code":200,"message":"success","data":\#(data)}"#.utf8))
  }

  /// 429; `retryAfter` is the header's value: seconds or an HTTP date.
  package static func tooManyRequests(retryAfter: String?) -> SandboxAnswer {
    var answer = envelope(429, "too many requests")
    answer.headers["retry-after"] = retryAfter
    return answer
  }

  /// A redirect to an address.
  package static func redirect(to address: String, status: Int = 302) -> SandboxAnswer {
    SandboxAnswer(status: status, headers: ["location": address])
  }

  /// HTTP 200 with JSON that ends in the middle.
  package static let brokenJSON = SandboxAnswer(
    status: 200, headers: ["content-type": "application/json"], body: Array(#"{"code":200,"message":"succ"#.utf8))

  /// HTTP 200 with an HTML page, as a proxy's sign-in page would be.
  package static let html = SandboxAnswer(
    status: 200, headers: ["content-type": "text/html; charset=utf-8"],
    body: Array("<!doctype html><title>Sign in</title><p>Please sign in to go on.".utf8))

  /// What a CDN answers for an address whose time is over.
  package static let expired = SandboxAnswer(
    status: 403, headers: ["content-type": "application/xml"],
    body: Array("<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>".utf8))
}
