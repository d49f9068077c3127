/// A request as it reached the sandbox, for tests to look at afterwards.
package struct ReceivedRequest: Sendable, Hashable {
  /// `POST`, `GET` and so on.
  package var method: String
  /// The path with its query, as sent.
  package var path: String
  /// Header fields by their lower-case names; the key in `authorization` is replaced by `<redacted>`.
  package var headers: [String: String]
  /// The body; empty where the connection was reset before it was read.
  package var body: [UInt8]
  /// Which of the sandbox's doors it came to; nil for a path that does not exist.
  package var endpoint: SandboxEndpoint?

  /// The body as text.
  package var text: String {
    String(decoding: body, as: UTF8.self)
  }
}
