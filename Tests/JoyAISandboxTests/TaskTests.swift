import AsyncHTTPClient
import Foundation
import JoyAISandbox
import NIOCore
import Synchronization
import Testing

@Suite struct TaskTests {
  @Test func answersInTheDocumentedShape() async throws {
    let noon = Date(timeIntervalSince1970: 1_780_747_200)
    let configuration = quick {
      $0.clock = .fixed(noon)
      $0.newTaskID = { "task_id_here" }
    }
    try await Sandbox.withRunning(configuration) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let accepted = try await visitor.draw("x", ["quality": "high", "resolution": "2k"])
      #expect(
        accepted.text
          == #"{"code":200,"message":"success","data":{"task_id":"task_id_here","model":"gptimage2","#
          + #""status":"processing","credits_charged":88}}"#)
      let status = try await visitor.status("task_id_here")
      #expect(
        status.text
          == #"{"code":200,"message":"success","data":{"task_id":"task_id_here","model":"gptimage2","#
          + #""status":"succeeded","credits_charged":88,"images":["\#(sandbox.pictureURL)/pictures/task_id_here-0.png"],"#
          + #""error":null,"created_at":"2026-06-06 12:00:00"}}"#)
    }
  }

  @Test func processesUntilTheDelayIsOver() async throws {
    let hand = Hand(Date(timeIntervalSince1970: 1_780_747_200))
    let configuration = quick {
      $0.taskDelay = .seconds(60)
      $0.clock = SandboxClock { hand.date }
    }
    try await Sandbox.withRunning(configuration) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let id = try await visitor.draw("x").taskID
      hand.advance(59)
      let early = try await visitor.status(id)
      #expect(early.data["status"] as? String == "processing")
      #expect(early.images.isEmpty)
      hand.advance(1)
      let late = try await visitor.status(id)
      #expect(late.data["status"] as? String == "succeeded")
      #expect(late.images.count == 1)
      #expect(late.data["created_at"] as? String == "2026-06-06 12:00:00")
    }
  }

  @Test func saysThatATaskIsUnknown() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let unknown = try await visitor.status("task_nobody_made")
      #expect(unknown.status == 404)
      #expect(unknown.text == #"{"code":404,"message":"task not found","data":null}"#)
      let missing = try await visitor.send(.init(url: sandbox.baseURL + "/api/v1/status"))
      #expect(missing.message == "task_id is required")
    }
  }

  @Test func givesEveryTaskAnIDOfItsOwn() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      var ids: Set<String> = []
      for _ in 0..<20 { ids.insert(try await visitor.draw("same").taskID) }
      #expect(ids.count == 20)
    }
  }

  @Test func remembersWhatItReceivedButNotTheKey() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let body = #"{"model":"gptimage2","prompt":"x"}"#
      let id = try await visitor.generate(body).taskID
      _ = try await visitor.picture(of: id)
      let received = await sandbox.received()
      #expect(received.map(\.endpoint) == [.generate, .status, .download])
      #expect(received.map(\.method) == ["POST", "GET", "GET"])
      #expect(received[0].text == body)
      #expect(received[0].headers["authorization"] == "<redacted>")
      #expect(received[1].path == "/api/v1/status?task_id=\(id)&model=gptimage2")
      #expect(received[2].headers["authorization"] == nil)
      #expect(!"\(received)".contains("sk-test"))
    }
  }

  @Test func closesItsPortsWhenTheBodyEnds() async throws {
    let address = try await Sandbox.withRunning(quick()) { $0.baseURL }
    await #expect(throws: (any Error).self) {
      let request = HTTPClientRequest(url: address)
      _ = try await HTTPClient.stayingPut.execute(request, deadline: .now() + .seconds(60))
    }
  }

  @Test func failsWhereItsPortIsTaken() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let port = try #require(sandbox.baseURL.split(separator: ":").last.flatMap { Int($0) })
      await #expect(throws: (any Error).self) {
        try await Sandbox.withRunning(quick { $0.port = port }) { _ in Issue.record("the port was taken") }
      }
    }
  }

  @Test func runsUntilItIsCancelled() async throws {
    let (starts, started) = AsyncStream.makeStream(of: Int?.self)
    let running = Task {
      try await Sandbox.run(quick()) { sandbox in
        started.yield(try await Visitor(sandbox: sandbox).draw("x").code)
      }
    }
    for await code in starts {
      #expect(code == 200)
      break
    }
    running.cancel()
    let result = await running.result
    #expect(throws: CancellationError.self) { try result.get() }
  }
}

/// A clock's hand that tests move.
private final class Hand: Sendable {
  private let now: Mutex<Date>
  init(_ start: Date) { now = Mutex(start) }
  var date: Date { now.withLock { $0 } }
  func advance(_ seconds: TimeInterval) { now.withLock { $0 += seconds } }
}
