import GalleryModel
import Testing

/// Two people may find out different tasks for one attempt in doubt: each may have been charged and have a picture.
struct SeveralTasksTests {
  private static let gaveUp = Fact.Event.lost(task: "t1", charged: nil)

  private func attempts(_ events: [Fact.Event]) -> [Attempt] {
    Holdings(events.map { Sample.fact($0) }).attempts
  }

  @Test(
    arguments: [
      ([Sample.sent(), Sample.task("t1"), Sample.task("t2")], [.running(task: "t1"), .running(task: "t2")]),
      ([Sample.task("t2"), Sample.image(task: "t1")], [.stored, .running(task: "t2")]),
      ([Sample.task("t2"), .failed(task: "t1", charged: 0)], [.failed, .running(task: "t2")]),
      ([Sample.task("t1"), Sample.task("t2"), gaveUp], [.lost, .running(task: "t2")]),
      ([Sample.task("t2"), gaveUp], [.lost, .running(task: "t2")]),
      (
        [Sample.task("t1"), Sample.task("t2"), .unsent(why: "a person was wrong")],
        [.running(task: "t1"), .running(task: "t2")]
      ),
      // What names no task settles none of several: each is asked about again.
      (
        [Sample.task("t1"), Sample.task("t2"), .lost(task: nil, charged: nil)],
        [.running(task: "t1"), .running(task: "t2")]
      ),
      (
        [Sample.task("t1"), Sample.task("t2"), .failed(task: nil, charged: 0)],
        [.running(task: "t1"), .running(task: "t2")]
      ),
      ([Sample.task("t1"), Sample.task("t2"), Sample.image(task: nil)], [.running(task: "t1"), .running(task: "t2")]),
    ] as [([Fact.Event], [Attempt.State])])
  func haveAStateEach(events: [Fact.Event], states: [Attempt.State]) {
    for events in [events, events.reversed(), events + events] {
      #expect(attempts(events).map(\.state) == states)
      #expect(attempts(events).map(\.task) == ["t1", "t2"])
      #expect(attempts(events).allSatisfy { $0.isOneOfSeveral && $0.id == Sample.attempt && $0.number == 1 })
    }
  }

  @Test func areChargedEach() {
    let attempts = attempts([
      Sample.sent(88), Sample.task("t1", charged: 80), Sample.task("t2", charged: nil), Sample.image(task: "t3"),
    ])
    #expect(attempts.map(\.credits) == [80, 88, 88])
    #expect(attempts.map(\.request) == [Sample.paid, Sample.paid, Sample.paid])
  }

  @Test func areOneAttemptForTheNumberOfTheNextTry() {
    let facts = [Sample.fact(Sample.task("t1")), Sample.fact(Sample.task("t2"))]
    #expect(Holdings(facts).nextAttemptNumber(at: Sample.fingerprint()) == 2)
  }

  @Test func tellTheirPicturesApart() throws {
    let facts = [
      Sample.task("t1", charged: 80), Sample.task("t2", charged: 44), Sample.image(task: "t1"),
      Sample.image(Sample.otherDigest, task: "t2"),
    ].map { Sample.fact($0) }
    let holdings = Holdings(facts)
    let stored = try #require(holdings.storedPictures[Sample.fingerprint()])
    #expect(stored.map { holdings.credits(for: $0, at: Sample.fingerprint()) } == [44, 80])
    #expect(holdings.boughtMoreThanOnce(Sample.fingerprint()).map(\.task) == ["t2", "t1"])
    // Who gave up one of them gave up its picture, and no other.
    let after = Holdings(facts + [Sample.fact(Self.gaveUp)])
    guard case .stored(let chosen, let all) = after.state(of: Sample.fingerprint(), isPresent: { _ in false }) else {
      Issue.record("the other one is no longer stored")
      return
    }
    #expect(chosen.task == "t2")
    #expect(all.count == 1)
  }
}
