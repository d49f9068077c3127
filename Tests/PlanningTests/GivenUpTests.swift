import GalleryModel
import Planning
import Testing

/// What a person has given up may be made anew where its bytes are gone, and only there.
struct GivenUpTests {
  private typealias Make = PlanFixture
  private let picture = PlanFixture.picture("a")

  private func lost(_ number: Int = 1) -> Fact {
    Make.fact(.lost(task: "t\(number)", charged: nil), of: picture, try: number, attempt: "A\(number)")
  }

  @Test func isMissingWithoutItsBytes() {
    let plan = Make.plan([picture], Make.stored(picture) + [lost()], isPresent: { _ in false })
    #expect(plan.pictures.map(\.state) == [.missing])
    #expect(plan.toSend.map(\.picture) == [picture])
    #expect(plan.toFetch.isEmpty)
    #expect(plan.credits == 12)
  }

  @Test func remainsStoredWithThem() {
    let plan = Make.plan([picture], Make.stored(picture) + [lost()])
    #expect(plan.pictures.map(\.state) == [.stored])
    #expect(plan.toSend.isEmpty)
  }

  @Test func fetchesAnotherTryThatNobodyGaveUp() {
    let facts = Make.stored(picture) + Make.stored(picture, digit: "b", try: 2) + [lost()]
    let plan = Make.plan([picture], facts, isPresent: { _ in false })
    #expect(plan.pictures.map(\.state) == [.running])
    #expect(plan.toFetch.map(\.task) == ["t2"])
    #expect(plan.toSend.isEmpty)
  }

  @Test(arguments: [
    (Fact.Event.sent(PlanFixture.paid(PlanFixture.picture("a"))), PlanState.inDoubt),
    (.task(PlanFixture.paid(PlanFixture.picture("a")), task: "t2", charged: 12), .running),
    (.failed(task: "t2", charged: 12), .failed), (.refused(code: 400), .failed), (.unsent(why: ""), .missing),
  ])
  func isWhatTheNextTryIs(event: Fact.Event, state: PlanState) {
    let facts = Make.stored(picture) + [lost(), Make.fact(event, of: picture, try: 2, attempt: "A2")]
    let plan = Make.plan([picture], facts, isPresent: { _ in false })
    #expect(plan.pictures.map(\.state) == [state])
    #expect(plan.toSend.isEmpty == (state != .missing))
    #expect(plan.toFetch.map(\.task) == (state == .running ? ["t2"] : []))
  }

  /// One machine gave up what was in doubt and tried again; another one had its task.
  @Test(arguments: [false, true]) func fetchesATaskThatWhoGaveUpDidNotKnow(isStored: Bool) {
    let first = [
      Make.fact(.sent(Make.paid(picture)), of: picture, attempt: "A1"),
      Make.fact(.lost(task: nil, charged: nil), of: picture, attempt: "A1"),
      Make.fact(.task(Make.paid(picture), task: "t1", charged: 12), of: picture, attempt: "A1"),
    ]
    #expect(Make.plan([picture], first).pictures.map(\.state) == [.running])
    let second = Make.stored(picture, try: 2)
    let plan = Make.plan([picture], first + (isStored ? second : second.dropLast()))
    #expect(plan.pictures.map(\.state) == [isStored ? .stored : .running])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.map(\.task) == (isStored ? ["t1"] : ["t1", "t2"]))
  }

  @Test func fetchesEveryTaskOfOneTry() {
    let facts = ["t1", "t2"].map { (task: String) in
      Make.fact(.task(Make.paid(picture), task: task, charged: 12), of: picture, attempt: "A1")
    }
    let plan = Make.plan([picture], facts)
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.map(\.task) == ["t1", "t2"])
    // Of an older program: a picture whose file is gone, and that names neither.
    let image = Make.fact(.image(task: nil, index: 0, Make.original(), charged: nil), of: picture, attempt: "A1")
    #expect(Make.plan([picture], facts + [image], isPresent: { _ in false }).toFetch.map(\.task) == ["t1", "t2"])
  }

  @Test func asksForTheOtherPicturesOfAnAnswerUntilGivenUp() {
    let image = Make.fact(
      .image(task: "t1", index: 0, Make.original(), charged: nil, of: 2), of: picture, attempt: "A1")
    let plan = Make.plan([picture], [image])
    #expect(plan.pictures.map(\.state) == [.stored])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.map(\.task) == ["t1"])
    #expect(plan.toFetch.map(\.isForAlternates) == [true])
    #expect(plan.toFetch.map(\.isAwaited) == [false])
    #expect(Make.plan([picture], [image, lost()]).toFetch.isEmpty)
    #expect(Make.plan([], [image]).toFetch.map(\.task) == ["t1"])
  }

  @Test func asksOnceWhereThePictureItselfIsGoneToo() {
    let image = Make.fact(
      .image(task: "t1", index: 0, Make.original(), charged: nil, of: 2), of: picture, attempt: "A1")
    let plan = Make.plan([picture], [image], isPresent: { _ in false })
    #expect(plan.toFetch.map(\.task) == ["t1"])
    #expect(plan.toFetch.map(\.isForAlternates) == [false])
  }
}
