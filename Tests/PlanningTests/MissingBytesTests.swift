import GalleryModel
import Planning
import Testing

/// A picture that is paid for and whose file is gone is fetched again, never bought again.
struct MissingBytesTests {
  private typealias Make = PlanFixture
  private let picture = PlanFixture.picture("a")

  @Test func fetchesThemByTheirTask() {
    let plan = Make.plan([picture], Make.stored(picture), isPresent: { _ in false })
    #expect(plan.pictures.map(\.state) == [.running])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.map { $0.task } == ["t1"])
    #expect(plan.pictures.map(\.original) == [Make.original()])
  }

  @Test func showsAnotherStoredPictureOfTheRequest() {
    let other = Make.original("b")
    let plan = Make.plan(
      [picture], Make.stored(picture) + Make.stored(picture, digit: "b", try: 2), isPresent: { $0 == other })
    #expect(plan.pictures.map(\.state) == [.stored])
    #expect(plan.pictures.map(\.original) == [other])
    #expect(plan.toFetch.isEmpty)
  }

  @Test func neverBuysAnAdoptedPictureAgain() {
    let facts = [Make.fact(.adopted(Make.original()), of: picture, attempt: nil)]
    let plan = Make.plan([picture], facts, isPresent: { _ in false })
    #expect(plan.pictures.map(\.state) == [.stored])
    #expect(plan.pictures.map(\.isWithoutFile) == [true])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.isEmpty)
    #expect(Make.plan([picture], facts).pictures.map(\.isWithoutFile) == [false])
  }

  @Test func fetchesAPaidPictureWhereTheAdoptedOneIsGoneToo() {
    let adopted = Make.fact(.adopted(Make.original("b")), of: picture, attempt: nil)
    let plan = Make.plan([picture], Make.stored(picture) + [adopted], isPresent: { _ in false })
    #expect(plan.pictures.map(\.state) == [.running])
    #expect(plan.pictures.map(\.isWithoutFile) == [false])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.map(\.task) == ["t1"])
  }

  @Test func knowsItsTaskFromTheImageFactAlone() {
    let facts = [Make.fact(.image(task: "t9", index: 0, Make.original(), charged: nil), of: picture)]
    let plan = Make.plan([picture], facts, isPresent: { _ in false })
    #expect(plan.toFetch.map { $0.task } == ["t9"])
  }
}
