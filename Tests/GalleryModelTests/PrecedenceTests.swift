import GalleryModel
import Testing

/// Which of several stored pictures of one request counts.
struct PrecedenceTests {
  private let low = "1" + String(repeating: "0", count: 63)
  private let middle = "2" + String(repeating: "0", count: 63)
  private let high = "3" + String(repeating: "0", count: 63)

  private func order(_ facts: [Fact]) -> [String] {
    guard case .stored(let chosen, let all) = Holdings(facts).state(of: Sample.fingerprint()) else { return [] }
    return chosen == all.first ? all.map(\.original.sha256) : ["the chosen one is not the first"]
  }

  private func image(_ sha256: String, try number: Int = 1, index: Int = 0, attempt: String = "A") -> Fact {
    Sample.fact(Sample.image(sha256, task: "t-\(attempt)", index: index), try: number, attempt: attempt)
  }

  @Test func theLowestTryCounts() {
    #expect(order([image(low, try: 2, attempt: "B"), image(high, try: 1)]) == [high, low])
  }

  @Test func theFirstOfAnAnswerCounts() {
    #expect(order([image(low, index: 1), image(high, index: 0)]) == [high, low])
  }

  @Test func theLowestHashCountsBetweenBranches() {
    #expect(order([image(high, attempt: "A"), image(low, attempt: "B")]) == [low, high])
  }

  @Test func anAdoptedOneCountsBeforeThem() {
    let adopted = Sample.fact(.adopted(Sample.original(high)), try: 7, attempt: nil)
    #expect(order([image(low), adopted]) == [high, low])
  }

  @Test func thePickedOneCountsBeforeAll() {
    let facts = [
      image(low), image(middle, try: 2, attempt: "B"), Sample.fact(.adopted(Sample.original(high))),
      Sample.fact(.pick(sha256: middle, counter: 1)),
    ]
    #expect(order(facts) == [middle, high, low])
  }

  @Test func theHighestPickCountsWhateverItsTime() {
    let facts = [
      image(low), image(high, try: 2, attempt: "B"),
      Sample.fact(.pick(sha256: high, counter: 2), at: "2026-01-01T00:00:00Z"),
      Sample.fact(.pick(sha256: low, counter: 1), at: "2026-12-31T00:00:00Z"),
    ]
    #expect(order(facts) == [high, low])
    #expect(order(facts.reversed()) == [high, low])
  }

  @Test func aPickOfNothingStoredChangesNothing() {
    #expect(order([image(low), Sample.fact(.pick(sha256: high, counter: 9))]) == [low])
  }

  @Test func theSameFactTwiceIsOnePicture() {
    #expect(order([image(low), image(low)]) == [low])
  }

  @Test func eachStoredPictureHasTheCreditsOfItsOwnAttempt() throws {
    let facts = [
      Sample.fact(Sample.task("t-A", charged: 88), attempt: "A"), image(low, attempt: "A"),
      Sample.fact(Sample.task("t-B", charged: 44), try: 2, attempt: "B"), image(high, try: 2, attempt: "B"),
      Sample.fact(.adopted(Sample.original(middle))),
    ]
    let holdings = Holdings(facts)
    let stored = try #require(holdings.storedPictures[Sample.fingerprint()])
    #expect(stored.map(\.original.sha256) == [middle, low, high])
    #expect(stored.map(\.isAdopted) == [true, false, false])
    #expect(stored.map { holdings.credits(for: $0, at: Sample.fingerprint()) } == [nil, 88, 44])
  }
}
