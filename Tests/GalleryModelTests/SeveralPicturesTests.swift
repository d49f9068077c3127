import GalleryModel
import Testing

/// Answers with more than one picture: how many there were is known from the facts of those that are stored.
struct SeveralPicturesTests {
  private func attempt(_ events: [Fact.Event]) throws -> Attempt {
    try #require(Holdings(events.map { Sample.fact($0) }).attempts.first)
  }

  private static func image(_ index: Int, of count: Int?, _ sha256: String = Sample.digest) -> Fact.Event {
    .image(task: "t1", index: index, Sample.original(sha256), charged: nil, of: count)
  }

  @Test(arguments: [
    ([image(0, of: nil)], 0), ([image(0, of: 2)], 1), ([image(0, of: 3), image(2, of: 3)], 1),
    ([image(0, of: 2), image(1, of: 2)], 0), ([image(1, of: 2)], 1), ([image(0, of: 2), image(0, of: 2)], 1),
    ([image(0, of: nil), image(1, of: 2)], 0), ([image(0, of: 1), image(1, of: nil)], 0),
    ([image(0, of: 2), image(0, of: 3)], 2), ([Sample.task()], 0),
  ])
  func saysHowManyAreNotStored(events: [Fact.Event], missing: Int) throws {
    #expect(try attempt(events).missingPictures == missing)
    #expect(try attempt(events.reversed()).missingPictures == missing)
  }

  @Test func keepsALineOfAnOlderProgramByteForByte() throws {
    let text = Sample.fact(Self.image(0, of: nil)).line
    #expect(!text.contains(#""of""#))
    let line = try FactLine(text)
    #expect(line.text == text)
    #expect(line.fact?.line == text)
  }

  @Test func refusesACountThatCannotBe() {
    let text = Sample.fact(Self.image(0, of: 2)).line.replacing(#""of":2"#, with: #""of":-2"#)
    let error = #expect(throws: FactLineError.self) { try FactLine(text) }
    #expect(error?.sentence == #""of" is -2, which cannot be"#)
  }

  @Test(arguments: [
    ([Sample.task()], false), ([Sample.sent(), .lost(task: nil, charged: nil)], true),
    ([Sample.task(), image(0, of: nil), .lost(task: "t1", charged: nil)], true),
    ([.failed(task: "t1", charged: 0), .lost(task: "t1", charged: nil)], true),
  ])
  func knowsThatAPersonGaveUpWhateverTheState(events: [Fact.Event], isGivenUp: Bool) throws {
    #expect(try attempt(events).isGivenUp == isGivenUp)
    #expect(try attempt(events.reversed()).isGivenUp == isGivenUp)
  }
}
