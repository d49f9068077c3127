import JoyAI
import Testing

@Suite struct AnswerReadingTests {
  @Test func readsTheDocumentedAcceptance() async throws {
    try await LoopbackServer.run({ _ in .http(200, Documented.accepted) }) { server in
      let task = try await client(server.origin).generate(chair)
      #expect(
        task
          == AcceptedTask(
            taskID: "task_id_here", model: "gptimage2", status: .processing(word: "processing"), creditsCharged: 88,
            raw: Array(Documented.accepted.utf8)))
      let request = try #require(server.received.first)
      #expect(request.method == "POST")
      #expect(request.target == "/api/v1/generate")
      #expect(request.headers["authorization"] == "Bearer \(secret)")
      #expect(request.headers["content-type"] == "application/json")
      #expect(request.headers["host"] == "127.0.0.1:\(server.port)")
      #expect(try request.body == chair.encodedBody())
    }
  }

  @Test func sendsStoredBytesAsTheyAre() async throws {
    let bytes = Array(#"{ "model" : "gptimage2", "prompt":"\u0061" }"#.utf8)
    try await LoopbackServer.run({ _ in .http(200, Documented.accepted) }) { server in
      _ = try await client(server.origin).generate(body: bytes)
      #expect(server.received.map(\.body) == [bytes])
    }
  }

  @Test(arguments: [
    ("88", 88), ("88.0", 88), ("8.8e1", 88), ("0", 0), ("8800E-2", 88), ("88.5", 89), ("88.0000001", 89),
    (#""88""#, 88),
    (#""88.5""#, 89), (#""1e3""#, 1_000), ("null", nil), (#""""#, nil), ("-5", -5), ("-0.5", -1),
    ("9223372036854775807", Int.max),
  ])
  func readsCreditsInAnyFormOfANumber(json: String, credits: Int?) async throws {
    let answer = #"{"code":200,"data":{"task_id":"t","credits_charged":\#(json)}}"#
    try await LoopbackServer.run({ _ in .http(200, answer) }) { server in
      let task = try await client(server.origin).generate(chair)
      #expect(task.creditsCharged == credits)
      #expect(task.unreadableCharge == nil)
      #expect(task.taskID == "t")
      #expect(task.raw == Array(answer.utf8))
    }
  }

  @Test(arguments: [
    ("1e300", "1e+300"), ("1e30", "1e+30"), ("-1e30", "-1e+30"), ("1e400", "a number beyond all bounds"),
    (#""1e300""#, "1e+300"), (#""nan""#, "nan"), ("99999999999999999999", "1e+20"), ("true", "what is no number"),
    ("[88]", "what is no number"), (#"{"amount":88}"#, "what is no number"), (#""many""#, "a text that is no number"),
    // An answer may quote the key: none of its words is handed on.
    (#""sk-secret""#, "a text that is no number"),
  ])
  func saysWhatStandsWhereCreditsBelong(json: String, words: String) async throws {
    let data = #"{"task_id":"t","status":"processing","credits_charged":\#(json)}"#
    try await LoopbackServer.run({ _ in .http(200, #"{"code":200,"data":\#(data)}"#) }) { server in
      let task = try await client(server.origin).generate(chair)
      #expect(task.creditsCharged == nil)
      #expect(task.unreadableCharge == words)
      let report = try await client(server.origin).status(taskID: "t")
      #expect(report.creditsCharged == nil)
      #expect(report.unreadableCharge == words)
    }
  }

  @Test(arguments: [#""200""#, "200.0", "2e2"])
  func takesTheCodeAsANumberOrANumericString(code: String) async throws {
    let answer = #"{"code":\#(code),"data":{"task_id":"t"}}"#
    try await LoopbackServer.run({ _ in .http(200, answer) }) { server in
      let task = try await client(server.origin).generate(chair)
      #expect(task.taskID == "t")
    }
  }

  @Test func readsTheDocumentedSuccess() async throws {
    try await LoopbackServer.run({ _ in .http(200, Documented.succeeded) }) { server in
      let report = try await client(server.origin).status(taskID: "task_id_here", model: "gptimage2")
      #expect(
        report
          == TaskReport(
            taskID: "task_id_here", model: "gptimage2", status: .succeeded, creditsCharged: 88,
            images: ["https://cdn.example.com/result.png"], error: nil, createdAt: "2026-06-06 12:00:00",
            raw: Array(Documented.succeeded.utf8)))
      #expect(server.received.first?.method == "GET")
      #expect(server.received.first?.target == "/api/v1/status?task_id=task_id_here&model=gptimage2")
      #expect(server.received.first?.headers["authorization"] == "Bearer \(secret)")
    }
  }

  @Test func encodesTheQuery() async throws {
    try await LoopbackServer.run({ _ in .http(200, Documented.succeeded) }) { server in
      let client = try client(server.origin + "/gateway")
      _ = try await client.status(taskID: "a b&model=x/é+%", model: "m#1?")
      _ = try await client.status(taskID: "t-1_2.3~")
      #expect(
        server.received.map(\.target) == [
          "/gateway/api/v1/status?task_id=a%20b%26model%3Dx%2F%C3%A9%2B%25&model=m%231%3F",
          "/gateway/api/v1/status?task_id=t-1_2.3~",
        ])
    }
  }

  @Test(arguments: [
    (#""processing""#, "null", TaskStatus.processing(word: "processing")),
    (#""Pending""#, "null", .processing(word: "Pending")), (#""generating""#, "null", .processing(word: "generating")),
    (#""processing""#, #""slow""#, .processing(word: "processing")), (#""succeeded""#, "null", .succeeded),
    (#""SUCCESS""#, "null", .succeeded), (#""succeeded""#, #""a note""#, .succeeded), (#""failed""#, "null", .failed),
    (#""Fail""#, "null", .failed), (#""error""#, #""x""#, .failed), (#""queued""#, "null", .unknown(word: "queued")),
    (#""queued""#, #""""#, .unknown(word: "queued")), (#""queued""#, "{}", .unknown(word: "queued")),
    (#""queued""#, "false", .unknown(word: "queued")), (#""rejected""#, #""not allowed""#, .failed),
    ("null", "null", .unknown(word: "")), ("null", #"{"message":"x"}"#, .failed), ("7", "null", .unknown(word: "7")),
  ])
  func readsTheStatusLeniently(word: String, error: String, status: TaskStatus) async throws {
    let answer = #"{"code":200,"data":{"task_id":"t","status":\#(word),"error":\#(error)}}"#
    try await LoopbackServer.run({ _ in .http(200, answer) }) { server in
      let report = try await client(server.origin).status(taskID: "t")
      #expect(report.status == status)
    }
  }

  @Test(arguments: [
    ("null", nil), (#""unsafe prompt""#, "unsafe prompt"), (#""two\n\tlines\u001b[31m""#, "two lines[31m"),
    (#"{"message":"unsafe"}"#, "unsafe"), (#"{"error":{"msg":"deep"}}"#, "deep"), (#"{"code":17}"#, "error code 17"),
    (#"["first","second"]"#, "first"), ("12", "error code 12"), ("true", "an error without a message"),
    (#"{"x":"y"}"#, "an error without a message"), (#""  ""#, nil),
  ])
  func givesASentenceForAnyError(json: String, sentence: String?) async throws {
    let answer = #"{"code":200,"data":{"task_id":"t","status":"failed","error":\#(json)}}"#
    try await LoopbackServer.run({ _ in .http(200, answer) }) { server in
      let report = try await client(server.origin).status(taskID: "t")
      #expect(report.error == sentence)
    }
  }

  @Test func keepsEveryURL() async throws {
    let answer = #"{"code":200,"data":{"status":"succeeded","images":["https://a/1",7,"","https://a/2"]}}"#
    try await LoopbackServer.run({ _ in .http(200, answer) }) { server in
      let report = try await client(server.origin).status(taskID: "asked")
      #expect(report.images == ["https://a/1", "https://a/2"])
      #expect(report.taskID == "asked")
    }
  }

  @Test func asksForNoEmptyTask() async throws {
    let client = try client("http://127.0.0.1:1")
    let error = await failure { () async throws(JoyAIError) in try await client.status(taskID: " ") }
    #expect(error?.kind == .invalidRequest([Breach(field: "task_id", sentence: "task_id is required")]))
  }
}
