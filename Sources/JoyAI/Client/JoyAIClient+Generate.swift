import AsyncHTTPClient
import NIOHTTP1

extension JoyAIClient {
  /// Asks for a picture, which costs credits. The request is checked first and sent at most once.
  ///
  /// - Throws: `JoyAIError`; its `delivery` says whether the request may have been accepted.
  public func generate(_ request: GenerateRequest) async throws(JoyAIError) -> AcceptedTask {
    try await generate(body: request.encodedBody())
  }

  /// Sends exactly these bytes, at most once: for callers that have stored `GenerateRequest.encodedBody()` before.
  ///
  /// If the calling task is cancelled while the answer is awaited, the answer is lost and the outcome `uncertain`; to
  /// prevent that, call this in a task of its own and await its value.
  ///
  /// - Throws: `JoyAIError`; its `delivery` says whether the request may have been accepted.
  public func generate(body: [UInt8]) async throws(JoyAIError) -> AcceptedTask {
    // Without a byte to hand over, `SingleUseBody` could prove nothing.
    guard !body.isEmpty else {
      throw .invalid([Breach(field: "body", sentence: "the body of the request is empty")])
    }
    let payload = SingleUseBody(body)
    var request = HTTPClientRequest(url: address.url(path: "/api/v1/generate"))
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .stream(payload, length: .known(Int64(body.count)))
    let answer: Answer
    do {
      answer = try await exchange(request)
    } catch {
      let neverSent = payload.seal()
      let failure = TransportFailure(error, secure: neverSent && address.base.scheme == .https)
      throw JoyAIError(kind: .transport(failure), delivery: neverSent ? .notSent : .uncertain)
    }
    let reader = answerReader
    let success = try reader.read(answer)
    guard let task = AcceptedTask(success.data, raw: success.raw) else { throw reader.unreadable(success) }
    return task
  }
}
