import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Testing

/// Each single call that writes fails, in turn.
@Suite(.timeLimit(.minutes(30))) struct DiskTests {
  private static let errors = ["ENOSPC", "EIO", "EROFS"]

  @Test(arguments: Situation.all)
  func failingOnceLosesNothing(situation: Situation) async throws {
    try await fail(situation, "")
  }

  @Test(arguments: Situation.all)
  func failingFromThereOnLosesNothing(situation: Situation) async throws {
    try await fail(situation, "+")
  }

  private func fail(_ situation: Situation, _ suffix: String) async throws {
    try await withSandbox { sandbox async throws in
      let stage = try await Stage(situation, sandbox)
      // Every step, and one error after the other.
      let failures = stage.steps.flatMap { number in
        let errors = Situation.isThorough ? Self.errors : [Self.errors[number % Self.errors.count]]
        return errors.map { "\($0):\(number)\(suffix)" }
      }
      var tally = StageTally()
      for failure in failures {
        let trial = try await stage.trial(fault: failure)
        #expect(trial.ending.code == 74, "\(failure): \(trial.ending)")
        try await trial.expectNoTaskForgotten()
        tally.count(try await trial.finish())
      }
      tally.say(situation, "failed writes (\(suffix.isEmpty ? "once" : "from there on"))")
    }
  }
}
