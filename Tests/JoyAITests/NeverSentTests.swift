import JoyAI
import Synchronization
import Testing

/// What provably never reached the API.
@Suite struct NeverSentTests {
  @Test func aRefusedConnection() async throws {
    let client = try client("http://127.0.0.1:\(await LoopbackServer.closedPort())")
    let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
    #expect(error.kind == .transport(.connectionRefused))
    #expect(error.delivery == .notSent)
  }

  @Test func aNameThatDoesNotExist() async throws {
    let client = try client("https://joyai.invalid")
    let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
    #expect(error.kind == .transport(.nameNotFound))
    #expect(error.delivery == .notSent)
  }

  @Test func aFailedHandshake() async throws {
    try await RudeServer.run(answering: Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)) { port in
      let client = try client("https://127.0.0.1:\(port)")
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      #expect(error.kind == .transport(.tls))
      #expect(error.delivery == .notSent)
    }
  }

  @Test func aHandshakeThatIsNeverAnswered() async throws {
    try await LoopbackServer.run({ _ in .silence }) { server in
      let client = try client("https://127.0.0.1:\(server.port)") { $0.connectTimeout = .milliseconds(200) }
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      #expect([.transport(.tls), .transport(.connectTimeout)].contains(error.kind))
      #expect(error.delivery == .notSent)
    }
  }

  @Test func anEmptyBody() async throws {
    try await LoopbackServer.run({ _ in .silence }) { server in
      let client = try client(server.origin)
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(body: []) })
      #expect(error.delivery == .notSent)
      #expect(server.connections == 0)
    }
  }

  @Test func anInvalidRequest() async throws {
    try await LoopbackServer.run({ _ in .silence }) { server in
      let client = try client(server.origin)
      let invalid = GenerateRequest.gptImage2(GPTImage2Request(prompt: ""))
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(invalid) })
      #expect(error.delivery == .notSent)
      #expect(server.connections == 0)
    }
  }

  @Test func aTaskThatIsCancelledAlready() async throws {
    try await LoopbackServer.run({ _ in .http(200, Documented.accepted) }) { server in
      let client = try client(server.origin)
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await failure { () async throws(JoyAIError) in try await client.generate(chair) }
      }
      let error = try #require(await task.value)
      #expect(error.kind == .transport(.cancelled))
      #expect(error.delivery == .notSent)
      #expect(server.received.isEmpty)
    }
  }

  @Test func butACancellationWhileTheAnswerIsAwaitedLeavesADoubt() async throws {
    let running = Mutex<Task<JoyAIError?, Never>?>(nil)
    try await LoopbackServer.run({ _ in
      // The request is here; now its sender goes away.
      running.withLock { $0?.cancel() }
      return .silence
    }) { server in
      let client = try client(server.origin)
      let task = running.withLock { running in
        let task = Task { await failure { () async throws(JoyAIError) in try await client.generate(chair) } }
        running = task
        return task
      }
      let error = try #require(await task.value)
      #expect(error.kind == .transport(.cancelled))
      #expect(error.delivery == .uncertain)
      #expect(server.received.count == 1)
    }
  }
}
