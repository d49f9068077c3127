import GalleryModel
import Planning
import TestSupport
import Testing

/// Whatever facts there are, and whichever bytes are here: nothing is planned to be paid for that may be paid already.
struct NeverTwiceTests {
  private typealias Make = PlanFixture

  private static func fact(of picture: Picture, _ random: inout SeededGenerator) -> Fact {
    let number = Int.random(in: 1...3, using: &random)
    let task = Int.random(in: 0..<5, using: &random) == 0 ? "t\(number)-other" : "t\(number)"
    let original = Make.original(["a", "b", "c"].randomElement(using: &random) ?? "a")
    let of = [nil, 2].randomElement(using: &random) ?? nil
    let events: [Fact.Event] = [
      .sent(Make.paid(picture)), .task(Make.paid(picture), task: task, charged: 12), .unsent(why: ""),
      .refused(code: [400, 401, 402].randomElement(using: &random) ?? 400),
      .image(task: task, index: Int.random(in: 0...1, using: &random), original, charged: nil, of: of),
      .failed(task: task, charged: 12), .lost(task: task, charged: nil), .lost(task: nil, charged: nil),
      .adopted(original),
    ]
    let event = events.randomElement(using: &random) ?? .unsent(why: "")
    return Make.fact(event, of: picture, try: number, attempt: "A\(number)")
  }

  @Test(arguments: 0..<4) func nothingIsBoughtThatMayBePaidForAlready(part: Int) {
    let picture = Make.picture("a")
    for seed in (UInt64(part) * 1_000)..<(UInt64(part) * 1_000 + 1_000) {
      var random = SeededGenerator(seed: seed &* 2_654_435_761)
      let facts = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.fact(of: picture, &random) }
      let here = Set(["a", "b", "c"].filter { _ in Bool.random(using: &random) }.map { Make.original($0) })
      let plan = Make.plan([picture], facts, isPresent: { here.contains($0) })
      let holdings = Holdings(facts)
      let attempts = holdings.attempts
      let open = attempts.filter { !$0.isSettled || $0.state == .stored && !$0.isGivenUp }
      let usable = holdings.storedPictures.values.joined().filter { $0.isAdopted || here.contains($0.original) }
      if !open.isEmpty || !usable.isEmpty { #expect(plan.toSend.isEmpty, "seed \(seed)") }
      // A task whose picture is not here is asked for, unless a person gave it up, or another picture serves.
      if usable.isEmpty {
        for attempt in open where attempt.task != nil && attempt.state != .stored {
          #expect(plan.toFetch.contains { $0.attempt == attempt }, "seed \(seed)")
        }
      }
      #expect(plan.toFetch.allSatisfy { !$0.attempt.isGivenUp }, "seed \(seed)")
      #expect(Set(plan.toFetch.map(\.task)).count == plan.toFetch.count, "seed \(seed)")
    }
  }
}
