import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Testing

/// The program dies just before, or just after, each single call that writes, in turn.
@Suite(.timeLimit(.minutes(30))) struct CrashTests {
  @Test(arguments: Situation.all)
  func beforeEachStepLosesNothing(situation: Situation) async throws {
    try await crash(situation, "kill") { _ in true }
  }

  /// Only those after which something is on disk: what comes after any other is the next one's before.
  @Test(arguments: Situation.all)
  func afterEachDurableStepLosesNothing(situation: Situation) async throws {
    let durable = ["sync", "rename", "transaction", "remove"]
    try await crash(situation, "kill-after", at: durable.contains)
  }

  private func crash(
    _ situation: Situation, _ fault: String, at isTried: (_ call: String) -> Bool
  ) async throws {
    try await withSandbox { sandbox async throws in
      let stage = try await Stage(situation, sandbox)
      var tally = StageTally()
      for number in stage.steps where isTried(stage.calls[number - 1]) {
        let trial = try await stage.trial(fault: "\(fault):\(number)")
        // The calls of two runs may differ by a few at the end, by what time it is.
        guard trial.ending.isKilled else {
          #expect(trial.ending.code == 0 && number > stage.calls.count - 3, "\(trial.name): \(trial.ending)")
          continue
        }
        tally.count(try await trial.finish())
      }
      tally.say(situation, "crashes (\(fault))")
    }
  }
}
