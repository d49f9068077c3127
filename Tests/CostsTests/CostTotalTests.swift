import Costs
import GalleryModel
import Testing

struct CostTotalTests {
  private typealias Make = CostFixture

  @Test func countsEachTaskOnceWhateverNamesIt() {
    // Two requests whose facts name one task: a mistake, but it was charged once.
    let facts = [
      Make.fact("a", .task(Make.paid("a"), task: "same", charged: 12)),
      Make.fact("b", .task(Make.paid("b"), task: "same", charged: 12)),
    ]
    #expect(Make.report(facts).total.credits == 12)
    #expect(Make.report(facts + facts).total.credits == 12)
  }

  @Test func countsEveryTaskOfATry() {
    let facts = ["x", "y"].map { (task: String) in
      Make.fact("a", .task(Make.paid("a"), task: task, charged: 12))
    }
    #expect(Make.report(facts).total.credits == 24)
    #expect(Make.report(facts + facts.reversed()).total.credits == 24)
  }

  @Test func countsATaskThatWhoGaveUpDidNotKnow() {
    let facts = Make.attempt("a", charged: 12, end: .lost(task: nil, charged: nil))
    let total = Make.report(facts).total
    #expect([total.credits, total.failed, total.inDoubt] == [12, 0, 0])
  }

  @Test func countsEveryTryOfARequest() {
    let failed = Make.attempt("a", charged: 12, end: .failed(task: "task-a-1", charged: 12))
    let total = Make.report(failed + Make.attempt("a", charged: 12, try: 2)).total
    #expect(total.credits == 24)
    #expect(total.pictures == 1)
    #expect(total.failed == 12)
  }

  @Test func countsWhatStillRuns() {
    let total = Make.report(Make.attempt("a", charged: 12, stored: false)).total
    #expect(total.credits == 12)
    #expect(total.pictures == 0)
    #expect(total.failed == 0)
  }

  @Test func countsTheQuoteWhereTheAPIDidNotSay() {
    #expect(Make.report(Make.attempt("a", charged: nil)).total.credits == 12)
  }

  @Test func countsAFailureThatWasNotCharged() {
    let facts = Make.attempt("a", charged: 12, end: .failed(task: "task-a-1", charged: 0))
    #expect(Make.report(facts).total.credits == 0)
  }

  @Test(arguments: [Fact.Event.unsent(why: ""), .refused(code: 400), .refused(code: 402)])
  func doesNotCountWhatWasNotTaken(event: Fact.Event) {
    let report = Make.report([Make.fact("a", .sent(Make.paid("a"))), Make.fact("a", event)])
    #expect(report.total == Make.nothing)
    #expect(report.rows.isEmpty)
  }

  @Test func keepsDoubtsApart() {
    let report = Make.report([Make.fact("a", .sent(Make.paid("a", quoted: 88)))])
    #expect(report.total.inDoubt == 88)
    #expect(report.total.credits == 0)
    #expect(report.rows.isEmpty)
  }

  @Test func keepsDoubtingWhatWasGivenUpWithoutAnAnswer() {
    let facts = [
      Make.fact("a", .sent(Make.paid("a", quoted: 88))), Make.fact("a", .lost(task: nil, charged: nil)),
    ]
    #expect(Make.report(facts).total.inDoubt == 88)
    #expect(Make.report(facts).total.credits == 0)
  }

  @Test func countsAGivenUpTaskAsChargedForNoPicture() {
    let total = Make.report(Make.attempt("a", charged: 12, end: .lost(task: "task-a-1", charged: nil))).total
    #expect(total.credits == 12)
    #expect(total.failed == 12)
    #expect(total.inDoubt == 0)
  }

  @Test func countsAnAdoptedPictureAsNothing() {
    #expect(Make.report([Make.fact("a", .adopted(Make.original("a")))]).total == Make.nothing)
  }

  @Test func countsPicturesThatAreNoLongerInTheContent() {
    #expect(Make.report(Make.attempt("deleted", charged: 12), pictures: []).total.credits == 12)
  }

  @Test func saysWhatSharingARequestSaves() {
    let pictures = ["a", "b", "c"].map { Make.picture($0, prompt: "same") } + [Make.picture("alone")]
    let facts = Make.attempt("same", charged: 44) + Make.attempt("alone", charged: 12)
    #expect(Make.report(facts, pictures: pictures).total.saved == 88)
    #expect(Make.report([], pictures: pictures).total.saved == 0)
  }

  @Test func doesNotOverflowOnAHostileLock() throws {
    let huge = Make.paid("a", quoted: 1_000_000_000_000)
    let facts = (1...100).map { Make.fact("a\($0)", .sent(huge)) }
    #expect(Make.report(facts).total.inDoubt == 100_000_000_000_000)
    let charged = ["a", "b"].flatMap { Make.attempt($0, charged: .max) }
    #expect(Make.report(charged).total.credits == 24)
  }
}
