import GalleryModel
import Testing

struct PictureStateTests {
  enum Word: Equatable, Sendable { case missing, stored, running, inDoubt, failed }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var facts: [Fact]
    var word: Word
    var testDescription: String { name }

    init(_ name: String, _ word: Word, _ facts: [Fact]) {
      self.name = name
      self.facts = facts
      self.word = word
    }
  }

  private static func f(_ event: Fact.Event, _ number: Int = 1, _ attempt: String? = nil) -> Fact {
    Sample.fact(event, try: number, attempt: attempt ?? "A\(number)")
  }

  private static let lost = Fact.Event.lost(task: "t1", charged: nil)
  private static let failed = Fact.Event.failed(task: "t1", charged: 0)

  static let cases: [Case] = [
    Case("nothing known", .missing, []),
    Case("only sent", .inDoubt, [f(Sample.sent())]),
    Case("never reached the server", .missing, [f(Sample.sent()), f(.unsent(why: ""))]),
    Case("request refused", .failed, [f(Sample.sent()), f(.refused(code: 400))]),
    Case("another 4xx", .failed, [f(.refused(code: 422))]),
    Case("no key", .missing, [f(.refused(code: 401))]),
    Case("no credits", .missing, [f(.refused(code: 402))]),
    Case("accepted", .running, [f(Sample.sent()), f(Sample.task())]),
    Case("failed", .failed, [f(Sample.task()), f(failed)]),
    Case("given up", .missing, [f(Sample.sent()), f(.lost(task: nil, charged: nil))]),
    Case("given up with its task", .missing, [f(Sample.task()), f(lost)]),
    Case("given up where the task was not known", .running, [f(Sample.task()), f(.lost(task: nil, charged: nil))]),
    Case(
      "given up so, and tried again", .running, [f(.lost(task: nil, charged: nil)), f(Sample.task()), f(failed, 2)]),
    Case("two tasks of one try, one given up", .running, [f(Sample.task()), f(Sample.task("t2")), f(lost)]),
    Case("two tasks of one try, one failed", .running, [f(Sample.task()), f(Sample.task("t2")), f(failed)]),
    Case("two tasks of one try, one stored", .stored, [f(Sample.task("t2")), f(Sample.image())]),
    Case("stored", .stored, [f(Sample.task()), f(Sample.image())]),
    Case("adopted", .stored, [f(.adopted(Sample.original()))]),
    Case("stored though a later try failed", .stored, [f(Sample.image()), f(failed, 2)]),
    Case("stored though a later try runs", .stored, [f(Sample.image()), f(Sample.task("t2"), 2)]),
    Case("running though a later try failed", .running, [f(Sample.task("t0")), f(failed, 2)]),
    Case("running though another is in doubt", .running, [f(Sample.sent()), f(Sample.task("t2"), 2)]),
    Case("in doubt though a later try failed", .inDoubt, [f(Sample.sent()), f(failed, 2)]),
    Case("failed, then tried again and not reached", .failed, [f(failed), f(.unsent(why: ""), 2)]),
    Case("not reached, then failed", .failed, [f(.unsent(why: "")), f(failed, 2)]),
    Case("failed, then given up", .missing, [f(failed), f(lost, 2)]),
    Case("one try on two branches, the earlier failed", .failed, [f(failed, 1, "A"), f(.unsent(why: ""), 1, "B")]),
    Case("one try on two branches, the later failed", .failed, [f(.unsent(why: ""), 1, "A"), f(failed, 1, "B")]),
    Case("one try on two branches, one still runs", .running, [f(failed, 1, "A"), f(Sample.task("t2"), 1, "B")]),
    Case("a pick without a picture", .missing, [f(.pick(sha256: Sample.digest, counter: 1))]),
  ]

  @Test(arguments: cases)
  func followsFromWhatIsKnown(_ one: Case) {
    #expect(word(Holdings(one.facts)) == one.word)
    #expect(word(Holdings(one.facts.reversed())) == one.word)
    #expect(word(Holdings(one.facts + one.facts)) == one.word)
  }

  @Test func isMissingForEveryOtherRequest() {
    #expect(Holdings([Sample.fact(Sample.image())]).state(of: Sample.fingerprint(2)) == .missing)
  }

  @Test func namesEveryAttemptThatRunsOrIsInDoubt() {
    let running = Holdings([Self.f(Sample.task("t1"), 1, "A"), Self.f(Sample.task("t2"), 1, "B")])
    guard case .running(let attempts) = running.state(of: Sample.fingerprint()) else {
      Issue.record("it does not run")
      return
    }
    #expect(attempts.map(\.task) == ["t1", "t2"])
    let doubtful = Holdings([Self.f(Sample.sent(), 1, "A"), Self.f(Sample.sent(), 1, "B")])
    guard case .inDoubt(let attempts) = doubtful.state(of: Sample.fingerprint()) else {
      Issue.record("it is not in doubt")
      return
    }
    #expect(attempts.map(\.id) == ["A", "B"])
  }

  @Test func namesTheHighestTryThatFailed() {
    let facts = [Self.f(Self.failed), Self.f(.refused(code: 400), 2)]
    guard case .failed(let attempt) = Holdings(facts).state(of: Sample.fingerprint()) else {
      Issue.record("it has not failed")
      return
    }
    #expect(attempt.number == 2)
    #expect(attempt.state == .notCharged(code: 400))
  }

  private func word(_ holdings: Holdings) -> Word {
    switch holdings.state(of: Sample.fingerprint()) {
    case .missing: .missing
    case .stored: .stored
    case .running: .running
    case .inDoubt: .inDoubt
    case .failed: .failed
    }
  }
}
