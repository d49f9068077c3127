import Foundation
import JoyAISandbox
import Subprocess
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(30))) struct ManyProcessesTests {
  /// Runs a command in this many processes at the same time.
  private func run(_ count: Int, _ program: Program, _ arguments: [String]) async throws -> [(Int32, Ending)] {
    try await withThrowingTaskGroup(of: (Int32, Ending).self) { group in
      for _ in 0..<count {
        group.addTask {
          let processID = Mutex<Int32>(0)
          let ending = try await program.start(arguments) { running in
            processID.withLock { $0 = running.processID }
          }
          return (processID.withLock { $0 }, ending)
        }
      }
      var endings: [(Int32, Ending)] = []
      for try await ending in group { endings.append(ending) }
      return endings
    }
  }

  /// The process that a refused run names as the one at work; nil where it names none.
  private func holder(in messages: String) -> Int32? {
    let named = messages.firstMatch(of: #/another gallerist \(process (\d+)\) is at work on this site/#)
    return named.flatMap { Int32($0.1) }
  }

  @Test func twentyAtOncePayOnce() async throws {
    let site = try ProcessSite(pictures: ["a", "b"])
    try await withSandbox([SandboxFault(.generate, .delay(.milliseconds(50)))]) { sandbox async throws in
      var program = Program(site, at: sandbox.baseURL)
      program.isLimited = false
      let endings = try await run(20, program, generate)
      #expect(endings.count == 20)
      let processes = Set(endings.map(\.0))
      for (_, ending) in endings {
        #expect([0, 11].contains(ending.code), "\(ending)")
        // The first one may not have written its name yet when the second one looks.
        guard ending.code == 11, let holder = holder(in: ending.messages) else { continue }
        #expect(processes.contains(holder))
      }
      #expect(endings.contains { $0.1.code == 0 })
      #expect(await sandbox.sentCount() == 2)
      let lock = try site.text("gallerist.lock")
      for _ in 1...20 { #expect(try await program.run(generate).code == 0) }
      #expect(await sandbox.sentCount() == 2)
      #expect(try site.text("gallerist.lock") == lock)
      let outcome = try Outcome(of: site, charges: await sandbox.charges())
      #expect(outcome.isFine, "\(outcome)")
    }
  }

  @Test func whileOneWritesOthersReadAndAreRefusedByName() async throws {
    let site = try ProcessSite(pictures: ["a", "b"])
    try await withSandbox([SandboxFault(.status, .answer(.http(503)))]) { sandbox async throws in
      var program = Program(site, at: sandbox.baseURL)
      program.isLimited = false
      let others = program
      program.patience = .seconds(1_200)
      let ending = try await program.start(generate) { running in
        try await running.wait { await !sandbox.received(.status).isEmpty }
        for arguments in [generate, ["build", "--offline"], ["build", "--frozen"]] {
          for (_, refused) in try await run(6, others, arguments) {
            #expect(refused.code == 11, "\(refused)")
            #expect(holder(in: refused.messages) == running.processID)
          }
        }
        for arguments in [["status"], ["status", "--json"], ["plan"], ["costs"], ["verify"]] {
          for (_, reading) in try await run(3, others, arguments) {
            #expect(reading.code == 0, "\(arguments): \(reading)")
          }
        }
        await sandbox.removeFaults()
      }
      #expect(ending.code == 0, "\(ending)")
      #expect(await sandbox.sentCount() == 2)
    }
  }

  @Test func readersSeeNoHalfWrittenBooks() async throws {
    let site = try ProcessSite(pictures: (1...8).map { "p\($0)" })
    try await withSandbox { sandbox async throws in
      var writer = Program(site, at: sandbox.baseURL)
      writer.isLimited = false
      let reader = writer
      let ending = try await writer.start(["build"] + generate.dropFirst()) { running in
        while !running.messages.isFinished {
          for arguments in [["status"], ["verify"], ["plan"], ["costs"]] {
            let ending = try await reader.run(arguments)
            #expect(ending.code == 0, "\(arguments): \(ending.output) \(ending)")
          }
        }
      }
      #expect(ending.code == 0, "\(ending)")
    }
  }

  @Test func aKilledOneHoldsNothing() async throws {
    let site = try ProcessSite(pictures: ["a"])
    try await withSandbox([SandboxFault(.status, .answer(.http(503)))]) { sandbox async throws in
      let ending = try await sandbox.run(site, generate) { running in
        try await running.wait { await !sandbox.received(.status).isEmpty }
        running.send(.kill)
      }
      #expect(ending.isKilled)
      await sandbox.removeFaults()
      #expect(try await sandbox.run(site, generate).code == 0)
      #expect(await sandbox.sentCount() == 1)
    }
  }
}
