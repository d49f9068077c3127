import GalleryModel
import JoyAISandbox
import Ledger
import Testing

/// A person's decision and a disk that fails: it is said to count exactly when it does.
@Suite(.timeLimit(.minutes(30))) struct SettlingFaultTests {
  /// What standard output says of a change that took effect, and the fact that it writes.
  private static let sentences: [String: (words: String, kind: FactKind)] = [
    "adopt": ("adopted as ", .adopted), "pick": ("counts now; before it was ", .pick),
    "resolve --task": (" is task ", .task), "resolve --not-charged": (" counts as not charged; ", .unsent),
    "resolve --retry": (" is given up, and ", .lost),
  ]

  @Test(arguments: Situation.all.filter { sentences[$0.name] != nil }, ["", "+"])
  func saysWhatCounts(situation: Situation, suffix: String) async throws {
    let (words, kind) = try #require(Self.sentences[situation.name])
    try await withSandbox { sandbox async throws in
      let stage = try await Stage(situation, sandbox)
      var counting = 0
      for number in stage.steps {
        let trial = try await stage.trial(fault: "ENOSPC:\(number)\(suffix)")
        let ending = trial.ending
        #expect(ending.code == 74, "\(number)\(suffix): \(ending)")
        let isKnown = try trial.site.books().lines.contains { $0.fact?.kind == kind }
        // Where nothing can be written at all, the fact itself is printed.
        let isPrinted = ending.messages.contains("this fact could be written nowhere")
        #expect(ending.output.contains(words) == isKnown || isPrinted, "\(number)\(suffix): \(ending)")
        guard isKnown, !isPrinted else { continue }
        counting += 1
        #expect(ending.messages.contains("the change counts, and is safe in "), "\(number)\(suffix): \(ending)")
        #expect(ending.messages.contains("make room, and the next run completes the rest"), "\(ending)")
      }
      #expect(counting > 0)
    }
  }
}
