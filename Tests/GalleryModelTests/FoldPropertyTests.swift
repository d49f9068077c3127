import GalleryModel
import TestSupport
import Testing

/// Knowledge merges by set union: what order, repeats and places of the facts must never change.
struct FoldPropertyTests {
  private static let seeds = (0..<60).map { UInt64($0) &* 7_919 &+ 11 }

  /// Thousands of small cases: what is wrong shows with few facts as well.
  @Test(arguments: 0..<8) func thousandsOfSmallCases(part: Int) {
    for seed in (UInt64(part) * 500)..<(UInt64(part) * 500 + 500) {
      var random = SeededGenerator(seed: seed &* 2_654_435_761)
      let facts = Array(RandomFacts.make(&random).prefix(Int.random(in: 1...8, using: &random)))
      let expected = Verdict(Holdings(facts))
      let again = (facts + facts.prefix(3)).shuffled(using: &random)
      #expect(Verdict(Holdings(again)) == expected, "seed \(seed)")
      checkThatNothingPaidIsLost(facts, seed: seed)
    }
  }

  /// Whether a person gave up a task by its name: nothing else makes a paid picture missing.
  private func givesUpATask(_ fact: Fact) -> Bool {
    if case .lost(_?, _) = fact.event { true } else { false }
  }

  /// Adds the facts one by one; a person's `lost` that names a task is left out.
  private func checkThatNothingPaidIsLost(_ facts: [Fact], seed: UInt64) {
    var known: [Fact] = []
    for fact in facts where !givesUpATask(fact) {
      let before = Holdings(known).state(of: fact.fingerprint)
      known.append(fact)
      let after = Holdings(known).state(of: fact.fingerprint)
      switch (before, after) {
      case (.stored, .stored), (.missing, _), (.inDoubt, _), (.failed, _): break
      case (.running, .missing):
        // Only where a later try was given up can a failure of this one count for nothing.
        let isFailed = if case .failed = fact.event { true } else { false }
        let isSuperseded = known.contains {
          $0.fingerprint == fact.fingerprint && $0.kind == .lost && $0.attemptNumber > fact.attemptNumber
        }
        #expect(isFailed && isSuperseded, "running, then missing: \(fact.line), seed \(seed)")
      case (.running, .inDoubt):
        guard case .failed = fact.event else {
          Issue.record("running, then in doubt: \(fact.line), seed \(seed)")
          continue
        }
      case (.running, _): break
      case (.stored, _): Issue.record("stored, then not: \(fact.line), seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func anyOrderAndRepeatsOfTheFactsSayTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let facts = RandomFacts.make(&random)
    let expected = Verdict(Holdings(facts))
    for _ in 0..<6 {
      let repeats = (0..<facts.count / 2).compactMap { _ in facts.randomElement(using: &random) }
      #expect(Verdict(Holdings((facts + repeats).shuffled(using: &random))) == expected)
    }
  }

  @Test(arguments: seeds)
  func factsThatWereSplitAndUnitedSayTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let facts = RandomFacts.make(&random)
    var places: [Set<FactLine>] = [[], [], []]
    for fact in facts {
      for _ in 0..<2 { places[Int.random(in: 0..<3, using: &random)].insert(try FactLine(fact.line)) }
    }
    let united = places.shuffled(using: &random).reduce(into: Set<FactLine>()) { $0.formUnion($1) }
    #expect(Verdict(Holdings(united)) == Verdict(Holdings(facts)))
  }

  @Test(arguments: seeds)
  func moreFactsNeverMakeAPaidPictureMissingUnlessAPersonGaveItUp(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var facts: [Fact] = []
    for fact in RandomFacts.make(&random).shuffled(using: &random) {
      let before = Holdings(facts).state(of: fact.fingerprint)
      facts.append(fact)
      let after = Holdings(facts).state(of: fact.fingerprint)
      switch (before, after) {
      case (.stored, .stored): break
      case (.stored, _): Issue.record("a stored picture is no longer stored after \(fact.line)")
      case (.running(let attempts), .missing):
        // Only where a later try is known can an end of this one count for nothing.
        let isGivenUp = givesUpATask(fact) && attempts.contains { $0.task == fact.task }
        let isFailed = if case .failed = fact.event { true } else { false }
        let highest = facts.map(\.attemptNumber).max() ?? 0
        #expect(
          isGivenUp || isFailed && attempts.allSatisfy { $0.number < highest }, "running, then missing: \(fact.line)")
      default: break
      }
    }
  }

  @Test(arguments: seeds)
  func aTaskWithoutAnOutcomeIsNeverMissing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let facts = RandomFacts.make(&random).filter { fact in
      switch fact.event {
      case .failed: false
      default: !givesUpATask(fact)
      }
    }
    let holdings = Holdings(facts)
    for fact in facts {
      guard case .task = fact.event else { continue }
      #expect(holdings.state(of: fact.fingerprint) != .missing)
      if case .failed = holdings.state(of: fact.fingerprint) { Issue.record("a running task counts as failed") }
    }
  }
}
