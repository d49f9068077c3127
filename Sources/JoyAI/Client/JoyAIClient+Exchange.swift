import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension JoyAIClient {
  /// Sends one request and reads its answer, whatever its status.
  ///
  /// - Throws: what the HTTP library throws, if the head of the answer did not come.
  func exchange(_ request: HTTPClientRequest) async throws -> Answer {
    // A cancelled task would send the request first and take notice of the cancellation after that.
    try Task.checkCancellation()
    var request = request
    request.headers.replaceOrAdd(name: "Authorization", value: "Bearer \(key.value)")
    request.headers.replaceOrAdd(name: "Accept", value: "application/json")
    request.headers.replaceOrAdd(name: "User-Agent", value: "JoyAI-Swift")
    let prepared = request
    let limit = configuration.maximumAnswerBytes
    let total = configuration.totalTimeout
    let http = connections.http
    return try await withTimeLimit(total) {
      let response = try await http.execute(prepared, timeout: TimeAmount(total))
      var body: [UInt8] = []
      var ending = Answer.Ending.complete
      do {
        for try await part in response.body {
          body.append(contentsOf: part.readableBytesView.prefix(limit - body.count + 1))
          if body.count > limit {
            body.removeLast(body.count - limit)
            ending = .tooLarge
            break
          }
        }
      } catch {
        ending = .broken(TransportFailure(error))
      }
      return Answer(
        status: Int(response.status.code), retryAfter: response.headers.first(name: "retry-after"),
        date: response.headers.first(name: "date"), body: body, ending: ending)
    }
  }

  var answerReader: AnswerReader {
    AnswerReader(redaction: Redaction(key: key), now: configuration.now)
  }
}
