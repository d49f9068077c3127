import GalleristCommands
import JoyAI
import JoyAISandbox
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(15))) struct InterruptTests {
  /// Cancels a task as soon as both are there: the task, and the moment.
  private final class Interruption: Sendable {
    private let state = Mutex<(task: Task<Outcome, Never>?, isDue: Bool)>((nil, false))

    func watch(_ task: Task<Outcome, Never>) {
      let isDue = state.withLock { state in
        state.task = task
        return state.isDue
      }
      if isDue { task.cancel() }
    }

    func strike() {
      let task = state.withLock { state in
        state.isDue = true
        return state.task
      }
      task?.cancel()
    }
  }

  /// A pause that lasts until the run is cancelled.
  private static func endlessClock(_ interruption: Interruption) -> PollingClock {
    PollingClock(
      elapsed: { .zero },
      sleep: { _ in
        interruption.strike()
        try await Task.sleep(for: .seconds(3_600))
      }, jitter: { 0 })
  }

  private func run(
    _ site: TestSite, _ sandbox: Sandbox, signal: Int32, _ interruption: Interruption,
    change: @escaping @Sendable (inout World) -> Void
  ) async -> Outcome {
    let task = Task {
      await site.build(sandbox) { world in
        world.interruption = { signal }
        change(&world)
      }
    }
    interruption.watch(task)
    return await task.value
  }

  @Test(arguments: [(2, 130), (15, 143)] as [(Int32, Int32)])
  func whileATaskIsUnderWayLosesNothing(signal: Int32, code: Int32) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let interruption = Interruption()
      let outcome = await run(site, sandbox, signal: signal, interruption) { world in
        world.pollingClock = Self.endlessClock(interruption)
      }
      #expect(outcome.code == code)
      #expect(outcome.messages.contains("Interrupted; everything paid for is recorded, and the next run goes on."))
      #expect(!site.exists("public"))
      #expect(
        try site.lock().map(masked).contains { $0.contains(#""f":"task","try":1,"attempt":"ATTEMPT","task":"task_1""#) }
      )
      #expect(await sandbox.totalCharged() == 12)
      // Nothing but the lock is left of it, and still the task is gone on with.
      let clone = try site.clone()
      for site in [site, clone] { #expect(await site.build(sandbox, ["--only", "mugs/blue"]).code == 0) }
      #expect(await sandbox.totalCharged() == 12)
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
    }
  }

  @Test func whileARequestIsUnderWayWaitsForItsAnswer() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox([SandboxFault(.generate, on: .call(1), .delay(.seconds(2)))]) { sandbox async throws in
      let interruption = Interruption()
      let outcome = await run(site, sandbox, signal: 2, interruption) { world in
        let say = world.messages
        world.messages = { text in
          say(text)
          if text.contains(": sending, ") { interruption.strike() }
        }
      }
      #expect(outcome.code == 130)
      #expect(try site.lock().contains { $0.contains(#""task":"task_1""#) })
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
      #expect(await sandbox.totalCharged() == 24)
    }
  }

  @Test func afterSendingHasStoppedForAnotherReasonIsAnInterruptStill() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox([SandboxFault(.generate, on: .call(1), .charging(99))]) { sandbox async throws in
      let interruption = Interruption()
      let outcome = await run(site, sandbox, signal: 2, interruption) { world in
        world.pollingClock = Self.endlessClock(interruption)
      }
      #expect(outcome.code == 130)
      #expect(!site.exists("public"))
    }
  }
}
