import GalleryModel
import Testing

struct AttemptStateTests {
  private func attempt(_ events: [Fact.Event]) throws -> Attempt {
    try #require(Holdings(events.map { Sample.fact($0) }).attempts.first)
  }

  @Test(arguments: [
    ([Sample.sent()], Attempt.State.inDoubt),
    ([Sample.sent(), .unsent(why: "refused")], .notCharged(code: nil)),
    ([.unsent(why: "refused")], .notCharged(code: nil)),
    ([Sample.sent(), .refused(code: 400)], .notCharged(code: 400)),
    ([Sample.sent(), .refused(code: 402)], .notCharged(code: 402)),
    ([Sample.sent(), Sample.task()], .running(task: "t1")),
    ([Sample.task()], .running(task: "t1")),
    ([Sample.task(), .unsent(why: "a person was wrong")], .running(task: "t1")),
    ([Sample.task(), .refused(code: 400)], .running(task: "t1")),
    ([Sample.sent(), .lost(task: nil, charged: nil)], .lost),
    ([Sample.task(), .lost(task: "t1", charged: 88)], .lost),
    ([.unsent(why: ""), .lost(task: nil, charged: nil)], .lost),
    ([.lost(task: "t1", charged: nil)], .lost),
    // Who gave it up did not know that it had become a task: that was learned elsewhere, or later.
    ([Sample.sent(), .lost(task: nil, charged: nil), Sample.task()], .running(task: "t1")),
    ([.lost(task: nil, charged: nil), .failed(task: "t1", charged: 0)], .failed),
    ([.lost(task: nil, charged: nil), .failed(task: nil, charged: 0)], .failed),
    ([.lost(task: nil, charged: nil), Sample.task(), .lost(task: "t1", charged: nil)], .lost),
    ([Sample.task(), .failed(task: "t1", charged: 0)], .failed),
    ([Sample.task(), .failed(task: "t1", charged: 0), .lost(task: "t1", charged: nil)], .failed),
    ([Sample.task(), Sample.image()], .stored),
    ([Sample.image()], .stored),
    ([Sample.task(), .failed(task: "t1", charged: 0), Sample.image()], .stored),
    ([Sample.task(), .lost(task: "t1", charged: 0), Sample.image()], .stored),
  ])
  func followsFromItsFacts(events: [Fact.Event], state: Attempt.State) throws {
    #expect(try attempt(events).state == state)
    #expect(try attempt(events.reversed()).state == state)
  }

  @Test(arguments: [
    ([Sample.sent()], 88),
    ([Sample.sent(), .unsent(why: "")], 0),
    ([Sample.sent(), .refused(code: 402)], 0),
    ([Sample.task(charged: 80)], 80),
    ([Sample.task(charged: nil)], 88),
    ([Sample.task(charged: 80), Sample.image()], 80),
    ([Sample.task(charged: 80), Sample.image(charged: 90)], 90),
    ([Sample.task(charged: 80), .failed(task: "t1", charged: 0)], 0),
    ([Sample.task(charged: 80), .failed(task: "t1", charged: nil)], 80),
    ([Sample.task(charged: 80), .lost(task: "t1", charged: nil)], 80),
    ([Sample.task(charged: 80), .lost(task: nil, charged: 0)], 80),
    ([Sample.image()], 0),
  ])
  func costsWhatWasSaidLast(events: [Fact.Event], credits: Int) throws {
    #expect(try attempt(events).credits == credits)
    #expect(try attempt(events.reversed()).credits == credits)
  }

  @Test(arguments: [
    ([Sample.sent()], false), ([Sample.task()], false), ([Sample.image()], true), ([.refused(code: 400)], true),
    ([.unsent(why: "")], true), ([.failed(task: nil, charged: nil)], true), ([.lost(task: nil, charged: nil)], true),
  ])
  func isSettledOnceItsOutcomeIsKnown(events: [Fact.Event], isSettled: Bool) throws {
    #expect(try attempt(events).isSettled == isSettled)
  }

  @Test func tellsWhatItWas() throws {
    let attempt = try attempt([Sample.sent(), Sample.task(charged: 80)])
    #expect(attempt.number == 1)
    #expect(attempt.id == Sample.attempt)
    #expect(attempt.task == "t1")
    #expect(attempt.request == Sample.paid)
    #expect(attempt.at == Sample.at)
    #expect(attempt.fingerprint == Sample.fingerprint())
  }

  @Test func countsTriesUpwards() {
    let facts = [
      Sample.fact(.refused(code: 400), try: 1, attempt: "A"), Sample.fact(.unsent(why: ""), try: 3, attempt: "C"),
      Sample.fact(.failed(task: "t2", charged: 0), try: 2, attempt: "B"),
    ]
    let holdings = Holdings(facts)
    #expect(holdings.attempts(at: Sample.fingerprint()).map(\.number) == [1, 2, 3])
    #expect(holdings.nextAttemptNumber(at: Sample.fingerprint()) == 4)
    #expect(holdings.nextAttemptNumber(at: Sample.fingerprint(2)) == 1)
  }
}
