import JoyAI
import Synchronization
import Testing

/// Over real connections: what is known of a request that costs credits, after everything that can go wrong.
@Suite struct DeliveryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reply: Reply
    let kind: JoyAIError.Kind
    let delivery: Delivery
    var status: Int?
    var code: Int?
    var message: String?
    /// Only cases about time get little of it.
    var readTimeout: Duration = .seconds(120)
    var totalTimeout: Duration = .seconds(300)
  }

  private static let html = "<html><body>Bad gateway</body></html>"

  private static func envelope(_ code: String, _ message: String = "words", data: String = "null") -> String {
    #"{"code":\#(code),"message":"\#(message)","data":\#(data)}"#
  }

  static let refusals = [
    Case(
      testDescription: "the documented 400", reply: .http(400, Documented.badRequest), kind: .badRequest,
      delivery: .refused, status: 400, code: 400, message: "prompt is required"),
    Case(
      testDescription: "400 under HTTP 200", reply: .http(200, Documented.badRequest), kind: .badRequest,
      delivery: .refused, status: 200, code: 400, message: "prompt is required"),
    Case(
      testDescription: "401", reply: .http(401, envelope("401")), kind: .unauthorized, delivery: .refused, status: 401,
      code: 401, message: "words"),
    Case(
      testDescription: "401 under HTTP 200 as a string", reply: .http(200, envelope(#""401""#)), kind: .unauthorized,
      delivery: .refused, status: 200, code: 401, message: "words"),
    Case(
      testDescription: "402", reply: .http(402, envelope("402")), kind: .insufficientCredits, delivery: .refused,
      status: 402, code: 402, message: "words"),
    Case(
      testDescription: "403 without envelope", reply: .http(403, html), kind: .otherClientError(403),
      delivery: .refused, status: 403),
    Case(
      testDescription: "401 whose body breaks off", reply: .sendAndReset(Reply.head(401, ["Content-Length: 900"])),
      kind: .unauthorized, delivery: .refused, status: 401),
    Case(
      testDescription: "400 with a code of the provider's own", reply: .http(400, envelope("10001")), kind: .badRequest,
      delivery: .refused, status: 400, code: 10_001, message: "words"),
    Case(
      testDescription: "422 in the envelope of a 400", reply: .http(400, envelope("422")),
      kind: .otherClientError(422), delivery: .refused, status: 400, code: 422, message: "words"),
  ]

  static let postponements = [
    Case(
      testDescription: "429", reply: .http(429, "", headers: ["Retry-After: 17"]),
      kind: .rateLimited(retryAfter: .seconds(17)), delivery: .notSent, status: 429),
    Case(
      testDescription: "429 with a date",
      reply: .http(
        429, "",
        headers: ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"]),
      kind: .rateLimited(retryAfter: .seconds(60)), delivery: .notSent, status: 429),
    Case(
      testDescription: "429 under HTTP 200", reply: .http(200, envelope("429")), kind: .rateLimited(retryAfter: nil),
      delivery: .notSent, status: 200, code: 429, message: "words"),
  ]

  static let doubts = [
    Case(
      testDescription: "502 in HTML", reply: .http(502, html, headers: ["Content-Type: text/html"]),
      kind: .server(502), delivery: .uncertain, status: 502),
    Case(
      testDescription: "500 with envelope", reply: .http(500, envelope("500")), kind: .server(500),
      delivery: .uncertain, status: 500, code: 500, message: "words"),
    Case(
      testDescription: "500 under HTTP 200", reply: .http(200, envelope("500")), kind: .server(500),
      delivery: .uncertain, status: 200, code: 500, message: "words"),
    Case(
      testDescription: "HTTP 500 around a refusal", reply: .http(500, envelope("400")), kind: .badRequest,
      delivery: .uncertain, status: 500, code: 400, message: "words"),
    Case(
      testDescription: "HTTP 400 around a success", reply: .http(400, envelope("200", data: #"{"task_id":"t"}"#)),
      kind: .badRequest, delivery: .uncertain, status: 400, code: 200, message: "words"),
    Case(
      testDescription: "408", reply: .http(408, ""), kind: .requestTimeout, delivery: .uncertain, status: 408),
    Case(
      testDescription: "a redirect", reply: .redirect(to: "/elsewhere", status: 307), kind: .redirect(307),
      delivery: .uncertain, status: 307),
    Case(
      testDescription: "a redirect to GET", reply: .redirect(to: "/elsewhere", status: 303), kind: .redirect(303),
      delivery: .uncertain, status: 303),
    Case(
      testDescription: "a redirect with a refusal in it", reply: .http(302, envelope("400")), kind: .redirect(302),
      delivery: .uncertain, status: 302, code: 400, message: "words"),
    Case(
      testDescription: "an unknown code", reply: .http(200, envelope("10001")), kind: .unknownCode(10_001),
      delivery: .uncertain, status: 200, code: 10_001, message: "words"),
    Case(
      testDescription: "200 in HTML", reply: .http(200, html), kind: .unreadableAnswer, delivery: .uncertain,
      status: 200),
    Case(
      testDescription: "200 without a body", reply: .http(200, ""), kind: .unreadableAnswer,
      delivery: .uncertain, status: 200),
    Case(
      testDescription: "200 without a code", reply: .http(200, #"{"data":{"task_id":"t"}}"#), kind: .unreadableAnswer,
      delivery: .uncertain, status: 200),
    Case(
      testDescription: "200 without a task id", reply: .http(200, envelope("200", data: #"{"status":"processing"}"#)),
      kind: .unreadableAnswer, delivery: .uncertain, status: 200, code: 200, message: "words"),
    Case(
      testDescription: "200 with an empty task id", reply: .http(200, envelope("200", data: #"{"task_id":" "}"#)),
      kind: .unreadableAnswer, delivery: .uncertain, status: 200, code: 200, message: "words"),
    Case(
      testDescription: "200 with a task id that fits into no URL",
      reply: .http(200, envelope("200", data: #"{"task_id":"\#(String(repeating: "t", count: 1_025))"}"#)),
      kind: .unreadableAnswer, delivery: .uncertain, status: 200, code: 200, message: "words"),
    Case(
      testDescription: "200 without data", reply: .http(200, envelope("200")), kind: .unreadableAnswer,
      delivery: .uncertain, status: 200, code: 200, message: "words"),
    Case(
      testDescription: "a body cut short",
      reply: .sendAndClose(Reply.head(200, ["Content-Length: 900"]) + Array(Documented.accepted.utf8)),
      kind: .transport(.connectionClosed), delivery: .uncertain, status: 200),
    Case(
      testDescription: "a close without an answer", reply: .sendAndClose([]), kind: .transport(.connectionClosed),
      delivery: .uncertain),
    Case(
      testDescription: "a reset after reading", reply: .sendAndReset([]), kind: .transport(.connectionClosed),
      delivery: .uncertain),
    Case(
      testDescription: "an answer that is not HTTP", reply: .sendAndClose(Array("SSH-2.0-OpenSSH\r\n".utf8)),
      kind: .transport(.notHTTP), delivery: .uncertain),
    Case(
      testDescription: "silence", reply: .silence, kind: .transport(.answerTimeout), delivery: .uncertain,
      readTimeout: .seconds(20)),
    Case(
      testDescription: "silence after the head", reply: .send(Reply.head(200, ["Content-Length: 900"])),
      kind: .transport(.answerTimeout), delivery: .uncertain, status: 200, readTimeout: .seconds(20)),
    Case(
      testDescription: "an answer without end", reply: .drip(Reply.head(200, []), everyMilliseconds: 20),
      kind: .transport(.answerTimeout), delivery: .uncertain, totalTimeout: .seconds(20)),
    Case(
      testDescription: "an answer that is too large",
      reply: .http(200, #"{"code":200,"data":{"task_id":"t"},"x":""# + String(repeating: "x", count: 9_000) + #""}"#),
      kind: .unreadableAnswer, delivery: .uncertain, status: 200),
  ]

  @Test(arguments: refusals + postponements + doubts)
  func saysWhatIsKnown(case expected: Case) async throws {
    var patience = 1
    var attempt = try await requestOnce(expected, patience: patience)
    // On a busy machine the time may be over before the request is sent or the head has come, which is another case.
    while expected.kind == .transport(.answerTimeout), attempt.error.kind == expected.kind, patience < 64,
      attempt.error.httpStatus != expected.status || attempt.sent.isEmpty
    {
      patience *= 4
      attempt = try await requestOnce(expected, patience: patience)
    }
    let (error, sent, connections) = attempt
    #expect(error.kind == expected.kind)
    #expect(error.delivery == expected.delivery)
    #expect(error.httpStatus == expected.status)
    #expect(error.code == expected.code)
    #expect(error.hasEnvelope == (expected.code != nil))
    #expect(error.message == expected.message)
    #expect(sent == ["/api/v1/generate"], "sent once, and nothing else")
    #expect(connections == 1)
  }

  private func requestOnce(
    _ expected: Case, patience: Int
  ) async throws -> (error: JoyAIError, sent: [String], connections: Int) {
    try await LoopbackServer.run({ _ in expected.reply }) { server in
      let client = try client(server.origin) {
        $0.readTimeout = expected.readTimeout * patience
        $0.totalTimeout = expected.totalTimeout * patience
        $0.maximumAnswerBytes = 8_192
      }
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      return (error, server.received.map(\.path), server.connections)
    }
  }

  @Test func takesARefusalThatComesBeforeTheRequestIsWhole() async throws {
    let refusal = Reply.head(401, ["Content-Length: 2"]) + Array("{}".utf8)
    try await RudeServer.run(answering: refusal) { port in
      let client = try client("http://127.0.0.1:\(port)")
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      // The end of the connection may overtake the answer.
      #expect(error.kind == .unauthorized && error.delivery == .refused || error.kind == .transport(.connectionClosed))
    }
  }

  @Test(arguments: [200, 401, 500])
  func survivesAnAnswerToNoRequest(status: Int) async throws {
    let answer = Reply.head(status, ["Content-Length: 2"]) + Array("{}".utf8)
    try await RudeServer.run(answering: answer, .onConnecting) { port in
      let client = try client("http://127.0.0.1:\(port)")
      for _ in 1...20 {
        _ = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      }
    }
  }

  @Test func keepsTheBeginningOfTheAnswer() async throws {
    let page = String(repeating: "<p>", count: 30_000)
    try await LoopbackServer.run({ _ in .http(502, page) }) { server in
      let client = try client(server.origin)
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      #expect(error.rawAnswer?.count == JoyAIError.maximumRawAnswer)
      #expect(error.rawAnswer?.starts(with: Array(page.utf8).prefix(1_000)) == true)
    }
  }

  @Test func usesNoConnectionTwice() async throws {
    try await LoopbackServer.run({ _ in .http(200, Documented.accepted) }) { server in
      let client = try client(server.origin)
      for _ in 1...4 { _ = try await client.generate(chair) }
      #expect(server.received.map(\.connection) == [1, 2, 3, 4])
    }
  }

  /// A stack that keeps connections would take the closing of one for a reason to send once more.
  @Test(arguments: [Reply.sendAndClose([]), .sendAndReset([])])
  func sendsNothingAgainOverAConnectionThatWasKeptAlive(ending: Reply) async throws {
    let alive = Reply.http(200, Documented.accepted, headers: ["Connection: keep-alive"])
    let served = Mutex(0)
    try await LoopbackServer.run({ _ in
      served.withLock { served in
        served += 1
        return served == 1 ? alive : ending
      }
    }) { server in
      let client = try client(server.origin)
      _ = try await client.generate(chair)
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      #expect(error.delivery == .uncertain)
      #expect(server.received.count == 2)
      #expect(server.connections == 2)
    }
  }

  @Test func saysInOneSentenceWhatWentWrong() async throws {
    try await LoopbackServer.run({ _ in .http(402, #"{"code":402,"message":"top\nup"}"#) }) { server in
      let client = try client(server.origin)
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      #expect(error.description == "the account has not enough credits (402): top up")
    }
  }
}
