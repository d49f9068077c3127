import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Subprocess
import TestSupport
import Testing

/// `GALLERIST_KILLS` says how many kills there are at least, `GALLERIST_SEED` repeats the random choices of a run.
@Suite(.timeLimit(.minutes(30))) struct RandomKillTests {
  private static let killsOfASite = 25
  private static let lanes = 3

  @Test func payNothingTwiceAndLoseNothing() async throws {
    let seed = Figures.setting("GALLERIST_SEED").map { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
    let tally = KillTally(goal: Figures.setting("GALLERIST_KILLS") ?? 200)
    Figures.say("random kills: GALLERIST_SEED=\(seed)")
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.lanes {
        group.addTask {
          while await !tally.isDone {
            let number = UInt64(await tally.nextSite())
            var life = Life(tally: tally, seed: seed &* 1_000 &+ number)
            try await life.live(kills: Self.killsOfASite)
          }
        }
      }
      try await group.waitForAll()
    }
    let seconds = Int(((ContinuousClock.now - start) / .seconds(1)).rounded())
    Figures.say("random kills: \(await tally.summary); \(seconds) s")
    #expect(await tally.paidTwice == 0)
    #expect(await tally.lost == 0)
  }
}

/// The life of a site whose runs are killed again and again.
private struct Life {
  let tally: KillTally
  let seed: UInt64
  private var random: SeededGenerator
  /// How long a run takes, about; learnt from how many kills came too late.
  private var span = 0.4
  private var pictures = 0
  private var killed = 0

  /// Every wait is long enough for some kills to fall into it.
  private static let faults = [
    SandboxFault(.generate, .delay(.milliseconds(50))), SandboxFault(.generate, .delayAfterwards(.milliseconds(50))),
    SandboxFault(.status, .delay(.milliseconds(5))), SandboxFault(.download, .delay(.milliseconds(30))),
  ]

  init(tally: KillTally, seed: UInt64) {
    self.tally = tally
    self.seed = seed
    random = SeededGenerator(seed: seed)
  }

  mutating func live(kills: Int) async throws {
    let site = try ProcessSite()
    let sandbox = try await withSandbox(Self.faults, taskDelay: .milliseconds(20)) { sandbox async throws in
      while killed < kills, await !tally.isDone { try await step(site, sandbox) }
      try await end(site, sandbox)
      return sandbox
    }
    try await examine(site, sandbox)
  }

  private mutating func step(_ site: ProcessSite, _ sandbox: Sandbox) async throws {
    let unmade = try site.pictures().count - site.lock().lines.count { $0.fact?.kind == .image }
    for _ in unmade..<max(unmade, Int.random(in: 1...3, using: &random)) {
      let last = pictures == 0 ? nil : "p\(pictures)"
      pictures += 1
      // Chains of edits, as long as they happen to be.
      try site.add("p\(pictures)", editing: Bool.random(using: &random) ? last : nil)
    }
    try await run(site, sandbox)
    // Not always at once: what is in doubt must not be in the way of other pictures.
    if Int.random(in: 0..<3, using: &random) > 0 { try await settle(site, sandbox) }
  }

  private mutating func run(_ site: ProcessSite, _ sandbox: Sandbox) async throws {
    let command =
      ["generate", "generate", "generate", "generate", "generate", "build", "build", "build", "status"]
      .randomElement(using: &random) ?? "generate"
    let isMaking = command != "status"
    let before = try site.books().lines
    let charged = await sandbox.charges().count
    let arguments = [command] + (isMaking ? ["--yes", "--poll-interval", "0.01"] : [])
    let ending = try await runAndKill(site, sandbox, arguments, within: isMaking ? span : 0.06)
    guard ending.isKilled else {
      span *= isMaking ? 0.93 : 1
      #expect(ending.code == 0 || ending.code == 4, "seed \(seed): \(arguments): \(ending)")
      return
    }
    killed += 1
    if isMaking { span *= 1.03 }
    let news = Set(try site.books().lines).subtracting(before)
    let charges = Array(await sandbox.charges().dropFirst(charged))
    await tally.count(killed: command, at: isMaking ? Self.moment(news, charges) : nil)
  }

  /// What a killed run had come to, by the last thing that it did.
  private static func moment(_ news: Set<FactLine>, _ charges: [Charge]) -> KillTally.Moment {
    let facts = news.compactMap(\.fact)
    let tasks = Set(facts.filter { $0.kind == .task }.compactMap { Holdings([$0]).attempts.first?.task })
    if charges.contains(where: { !tasks.contains($0.taskID) }) { return .chargedAnswerLost }
    let sent = facts.count { $0.kind == .sent }
    if sent > facts.count(where: { $0.kind == .task }) { return .sentNotCharged }
    if Set(Holdings(facts).attempts.map(\.state)).contains(where: { if case .running = $0 { true } else { false } }) {
      return .accepted
    }
    return facts.contains { $0.kind == .image } ? .stored : .nothingSent
  }

  private mutating func runAndKill(
    _ site: ProcessSite, _ sandbox: Sandbox, _ arguments: [String], within seconds: Double
  ) async throws -> Ending {
    let moment = Duration.seconds(Double.random(in: 0..<seconds, using: &random))
    return try await sandbox.run(site, arguments) { program in
      let due = ContinuousClock.now + moment
      try await program.wait { ContinuousClock.now >= due }
      program.send(.kill)
    }
  }

  /// A person settles what is in doubt, and is killed at that now and then.
  private mutating func settle(_ site: ProcessSite, _ sandbox: Sandbox) async throws {
    let person = Person(site, sandbox)
    while let doubt = try person.doubts().first {
      let task = try await person.unclaimedTask(of: doubt)
      let arguments = ["resolve", doubt.id] + (task.map { ["--task", $0] } ?? ["--not-charged"])
      let isKilled = Int.random(in: 0..<4, using: &random) == 0
      let ending =
        isKilled
        ? try await runAndKill(site, sandbox, arguments, within: 0.1) : try await sandbox.run(site, arguments)
      if ending.isKilled {
        killed += 1
        await tally.count(killed: "resolve", at: nil)
      } else {
        try #require(ending.code == 0, "seed \(seed): \(arguments): \(ending)")
        await tally.count(settled: 1)
      }
    }
  }

  private mutating func end(_ site: ProcessSite, _ sandbox: Sandbox) async throws {
    let arguments = ["generate", "--yes", "--poll-interval", "0.01"]
    let first = try await sandbox.run(site, arguments)
    #expect(first.code == 0 || first.code == 4, "seed \(seed): \(first)")
    try await settle(site, sandbox)
    let last = try await sandbox.run(site, arguments)
    #expect(last.code == 0, "seed \(seed): \(last)")
    let verified = try await sandbox.run(site, ["verify"])
    #expect(verified.code == 0, "seed \(seed): \(verified.output) \(verified)")
    let frozen = try await Program(site.clone()).run(["build", "--frozen"])
    #expect(frozen.code == 0, "seed \(seed): \(frozen)")
  }

  private func examine(_ site: ProcessSite, _ sandbox: Sandbox) async throws {
    let charges = await sandbox.charges()
    let outcome = try Outcome(of: site, charges: charges)
    #expect(outcome.isFine, "seed \(seed): \(outcome)")
    await tally.count(outcome, charges: charges.count)
  }
}
