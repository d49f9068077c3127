import JoyAI
import Synchronization
import Testing

@Suite struct WaitingTests {
  private static func report(_ status: String, images: String = "[]", error: String = "null") -> Reply {
    .http(
      200, #"{"code":200,"data":{"task_id":"t","status":"\#(status)","images":\#(images),"error":\#(error)}}"#)
  }

  private static let done = report("succeeded", images: #"["https://cdn.example.com/1.png"]"#)

  private func wait(
    for replies: [Reply], timeout: Duration = .seconds(600), time: FakeTime = FakeTime()
  ) async throws -> (Result<TaskOutcome, JoyAIError>, asked: Int, problems: Int) {
    let next = Mutex(0)
    let problems = Mutex(0)
    return try await LoopbackServer.run({ _ in
      next.withLock { next in
        defer { next += 1 }
        return replies[min(next, replies.count - 1)]
      }
    }) { server in
      let client = try client(server.origin)
      let result: Result<TaskOutcome, JoyAIError>
      do throws(JoyAIError) {
        result = .success(
          try await client.waitForTask("t", timeout: timeout, clock: time.clock) { event in
            if case .problem = event { problems.withLock { $0 += 1 } }
          })
      } catch {
        result = .failure(error)
      }
      return (result, server.received.count, problems.withLock { $0 })
    }
  }

  @Test func waitsUntilThePictureIsThere() async throws {
    let time = FakeTime()
    let replies = [Self.report("processing"), Self.report("queued"), Self.done]
    let (result, asked, problems) = try await wait(for: replies, time: time)
    guard case .success(.succeeded(let report)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(report.images == ["https://cdn.example.com/1.png"])
    #expect(asked == 3)
    #expect(problems == 0)
    #expect(time.sleeps.count == 3)
    #expect(abs(time.sleeps[0] / .seconds(1) - 5) < 0.001)
    #expect(abs(time.sleeps[1] / .seconds(1) - 3) < 0.001)
  }

  @Test func goesOnThroughWhatMayPass() async throws {
    let replies: [Reply] = [
      .http(502, "<html>"), .http(404, "{}"), .http(200, "{"), .sendAndReset([]), .http(408, ""),
      .redirect(to: "/login"), .http(200, #"{"code":500,"message":"x"}"#), Self.report("succeeded"), Self.done,
    ]
    let (result, asked, problems) = try await wait(for: replies)
    guard case .success(.succeeded) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(asked == 9)
    #expect(problems == 7)
  }

  @Test func believesNoAnswerAboutAnotherTask() async throws {
    func other(_ status: String) -> Reply {
      .http(200, #"{"code":200,"data":{"task_id":"u","status":"\#(status)","images":["https://cdn.example.com/u"]}}"#)
    }
    let (result, asked, _) = try await wait(for: [other("succeeded"), other("failed"), Self.done])
    guard case .success(.succeeded(let report)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(report.taskID == "t")
    #expect(asked == 3)
  }

  @Test func saysWhenTheTaskFailed() async throws {
    let (result, asked, _) = try await wait(for: [Self.report("failed", error: #""unsafe""#)])
    guard case .success(.failed(let report)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(report.error == "unsafe")
    #expect(asked == 1)
  }

  @Test func isNoFailureWhenTheTimeIsUp() async throws {
    let time = FakeTime()
    let (result, asked, _) = try await wait(for: [Self.report("processing")], timeout: .seconds(20), time: time)
    guard case .success(.stillRunning(let last?)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(last.status == .processing(word: "processing"))
    #expect(asked == time.sleeps.count)
    #expect(time.now == time.sleeps[0] + .seconds(20), "the last question comes at the very end")
  }

  @Test func asksOnceEvenWithoutTime() async throws {
    let (result, asked, _) = try await wait(for: [Self.report("processing")], timeout: .zero)
    #expect(asked == 1)
    guard case .success(.stillRunning(.some)) = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func honoursRetryAfter() async throws {
    let time = FakeTime()
    let busy = Reply.http(429, "", headers: ["Retry-After: 40"])
    let away = Reply.http(503, "", headers: ["Retry-After: 1"])
    _ = try await wait(for: [busy, away, Self.done], time: time)
    #expect(time.sleeps.count == 3)
    #expect(time.sleeps[1] == .seconds(40))
    #expect(time.sleeps[2] > .seconds(3), "a shorter wait than our own changes nothing")
  }

  @Test func stopsWhenItWouldHaveToWaitForLongerThanItMay() async throws {
    let time = FakeTime()
    let busy = Reply.http(429, "", headers: ["Retry-After: 4000"])
    let (result, asked, _) = try await wait(for: [busy, Self.done], time: time)
    #expect(asked == 1)
    guard case .success(.stillRunning(nil)) = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test(arguments: [(401, JoyAIError.Kind.unauthorized), (402, .insufficientCredits), (400, .badRequest)])
  func stopsWhereAskingIsInVain(status: Int, kind: JoyAIError.Kind) async throws {
    let (result, asked, _) = try await wait(for: [Self.report("processing"), .http(status, "{}"), Self.done])
    #expect(asked == 2)
    guard case .failure(let error) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(error.kind == kind)
  }

  @Test func stopsWhenCancelled() async throws {
    try await LoopbackServer.run({ _ in Self.report("processing") }) { server in
      let client = try client(server.origin)
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await failure { () async throws(JoyAIError) in
          try await client.waitForTask("t", timeout: .seconds(60), clock: FakeTime().clock)
        }
      }
      #expect(await task.value?.kind == .transport(.cancelled))
      #expect(server.received.isEmpty)
    }
  }
}
