import JoyAISandbox
import Subprocess
import Testing

/// Signals and streams of the real process.
@Suite(.timeLimit(.minutes(30))) struct InterruptTests {
  /// What the run is waiting for when the signal comes.
  enum Phase: CaseIterable, Sendable {
    case sending, polling, downloading

    var endpoint: SandboxEndpoint {
      switch self {
      case .sending: .generate
      case .polling: .status
      case .downloading: .download
      }
    }

    /// What keeps the run in this phase.
    var behaviour: SandboxBehaviour {
      switch self {
      case .sending: .delay(.seconds(2))
      case .polling: .answer(.http(503))
      case .downloading: .delay(.seconds(3_600))
      }
    }
  }

  /// The next run completes what one run began, at no charge.
  private func expectToGoOn(_ site: ProcessSite, _ sandbox: Sandbox) async throws {
    await sandbox.removeFaults()
    let next = try await sandbox.run(site, generate)
    #expect(next.code == 0, "\(next)")
    let outcome = try Outcome(of: site, charges: await sandbox.charges())
    #expect(outcome.isFine, "\(outcome)")
  }

  @Test(arguments: Phase.allCases, [(Signal.interrupt, 130), (.terminate, 143)] as [(Signal, Int32)])
  func saysWhatIsStillRunningAndGoesOnLater(phase: Phase, signal: (Signal, Int32)) async throws {
    let site = try ProcessSite(pictures: ["a"])
    var faults = [SandboxFault(phase.endpoint, phase.behaviour)]
    // Where the signal comes too late for the answer, it comes in time for the picture.
    if phase == .sending { faults.append(SandboxFault(.status, .answer(.http(503)))) }
    try await withSandbox(faults) { sandbox async throws in
      let ending = try await sandbox.run(site, generate) { running in
        try await running.wait { await !sandbox.received(phase.endpoint).isEmpty }
        running.send(signal.0)
      }
      #expect(ending.code == signal.1, "\(ending)")
      #expect(ending.messages.contains("a: accepted as task "))
      #expect(ending.messages.contains("still running"))
      #expect(ending.messages.contains("the next run goes on at no charge"))
      try await expectToGoOn(site, sandbox)
      #expect(await sandbox.sentCount() == 1)
    }
  }

  @Test(arguments: [(Signal.interrupt, 130), (.terminate, 143)] as [(Signal, Int32)])
  func theSecondOneEndsAtOnce(signal: (Signal, Int32)) async throws {
    let site = try ProcessSite(pictures: ["a"])
    try await withSandbox([SandboxFault(.generate, .delayAfterwards(.seconds(3_600)))]) { sandbox async throws in
      let ending = try await sandbox.run(site, generate) { running in
        try await running.wait { await !sandbox.charges().isEmpty }
        while !running.messages.isFinished {
          running.send(signal.0)
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      #expect(ending.code == signal.1, "\(ending)")
      await sandbox.removeFaults()
      // It was paid for, and nobody knows: it is not sent again until a person has looked.
      #expect(try await sandbox.run(site, generate).code == 4)
      #expect(try await Person(site, sandbox).settle() == 1)
      try await expectToGoOn(site, sandbox)
      #expect(await sandbox.sentCount() == 1)
    }
  }

  @Test func aClosedTerminalLosesNothing() async throws {
    let site = try ProcessSite(pictures: ["a"])
    try await withSandbox([SandboxFault(.status, .answer(.http(503)))]) { sandbox async throws in
      let ending = try await sandbox.run(site, generate) { running in
        try await running.wait { await !sandbox.received(.status).isEmpty }
        running.send(.terminalClosed)
        // For where whoever started the tests has the first one ignored.
        running.send(.terminate)
      }
      #expect(ending.code != 0)
      try await expectToGoOn(site, sandbox)
      #expect(await sandbox.sentCount() == 1)
    }
  }

  @Test(
    arguments: [
      #"exec "$0" "$@" >&-"#, #"exec "$0" "$@" 2>&-"#, #"exec "$0" "$@" <&-"#, #"exec "$0" "$@" <&- >&- 2>&-"#,
      #""$0" "$@" 2>&1 | true"#, #""$0" "$@" 2>/dev/full >/dev/full"#,
    ])
  func worksWithoutItsStreams(script: String) async throws {
    let site = try ProcessSite(pictures: ["a", "b"])
    try await withSandbox { sandbox async throws in
      let program = Program(site, at: sandbox.baseURL)
      let ending = try await program.runInShell(script, ["build"] + generate.dropFirst())
      #expect(ending.code == 0, "\(ending)")
      #expect(await sandbox.sentCount() == 2)
      let outcome = try Outcome(of: site, charges: await sandbox.charges())
      #expect(outcome.isFine, "\(outcome)")
      let lines = try site.text("gallerist.lock").split(separator: "\n")
      #expect(lines.allSatisfy { $0.hasPrefix(#"{"k":"g1:"#) }, "\(lines)")
      #expect(try await program.run(["verify"]).code == 0)
      let frozen = try await Program(site.clone()).run(["build", "--frozen"])
      #expect(frozen.code == 0, "\(frozen)")
    }
  }
}
