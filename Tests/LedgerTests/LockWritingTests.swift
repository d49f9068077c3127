import GalleryModel
import Ledger
import Testing

struct LockWritingTests {
  private let site: TemporarySite
  private let unknown = #"{"f":"later",  "z":1.50, "k":"h7:x"}"#

  init() throws {
    site = try TemporarySite()
  }

  private func lines(_ facts: [Fact]) -> [FactLine] { facts.map { FactLine($0) } }

  @Test func appendsFactsAsTheyCome() throws {
    try site.lockFile.append(lines([Sample.task("b")]))
    try site.lockFile.append(lines([Sample.task("a"), Sample.image("b")]))
    try site.lockFile.append([])
    #expect(try site.lockLines() == [Sample.task("b"), Sample.task("a"), Sample.image("b")].map(\.line))
  }

  @Test func unitesSortedAndEachFactOnce() throws {
    try site.writeLock([Sample.task("b"), Sample.task("a"), Sample.task("b")])
    try site.lockFile.unite(with: lines([Sample.image("a"), Sample.task("a")]))
    let expected = [Sample.task("a"), Sample.task("b"), Sample.image("a")].map(\.line)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try site.lockLines() == expected)
    #expect(try site.text(TemporarySite.lockPath)?.hasSuffix("}\n") == true)
    #expect(try site.mode(TemporarySite.lockPath) == 0o644)
    #expect(try site.temporaryFiles().isEmpty)
  }

  @Test func leavesOutASentFactOnceItsOutcomeIsKnown() throws {
    let outcomes: [Fact] = [
      Sample.task("a"), Sample.fact(.unsent(why: ""), of: "b"), Sample.fact(.refused(code: 400), of: "c"),
      Sample.image("d"), Sample.fact(.failed(task: "t", charged: 0), of: "e"),
    ]
    try site.lockFile.unite(with: lines(["a", "b", "c", "d", "e", "open"].map { Sample.sent($0) } + outcomes))
    let kept = try site.lockFile.read().lines.compactMap(\.fact)
    #expect(Set(kept) == Set(outcomes + [Sample.sent("open")]))
  }

  @Test func keepsASentFactOfAnotherTryOrAttempt() throws {
    var twin = Sample.sent("a")
    twin.attempt = "of another branch"
    let facts = [Sample.task("a"), Sample.sent("a", try: 2), twin]
    try site.lockFile.unite(with: lines(facts))
    #expect(Set(try site.lockFile.read().lines.compactMap(\.fact)) == Set(facts))
  }

  @Test func keepsASentFactThatNothingAnswers() throws {
    let facts = [
      Sample.sent("a"), Sample.fact(.adopted(Sample.original()), of: "a"),
      Sample.fact(.pick(sha256: Sample.original().sha256, counter: 1), of: "a"),
      Sample.sent("b"), Sample.fact(.lost(task: nil, charged: nil), of: "b"),
    ]
    try site.lockFile.unite(with: lines(facts))
    #expect(Set(try site.lockFile.read().lines.compactMap(\.fact)) == Set(facts))
  }

  @Test func keepsWhatItDoesNotKnowByteForByte() throws {
    try site.write(unknown + "\r\n" + Sample.task("a").line + "\r\n", to: TemporarySite.lockPath)
    try site.lockFile.unite(with: lines([Sample.image("a")]))
    #expect(
      Set(try site.lockLines()) == [unknown, Sample.task("a").line, Sample.image("a").line])
  }

  @Test func doesNotWriteWhatIsUnchanged() throws {
    try site.lockFile.unite(with: lines([Sample.task("a"), Sample.task("b")]))
    try site.age(TemporarySite.lockPath)
    let before = try site.modificationDate(TemporarySite.lockPath)
    try site.lockFile.unite(with: lines([Sample.task("b")]))
    try site.lockFile.unite(with: [])
    #expect(try site.modificationDate(TemporarySite.lockPath) == before)
    try site.lockFile.unite(with: lines([Sample.task("c")]))
    #expect(try site.modificationDate(TemporarySite.lockPath) != before)
  }

  @Test func makesNoFileForNothing() throws {
    try site.lockFile.unite(with: [])
    #expect(try site.text(TemporarySite.lockPath) == nil)
  }

  @Test func repairsATornLineWithTheNextFact() throws {
    try site.writeLock([Sample.task("a")], ending: #"{"k":"g1:12"#)
    try site.lockFile.append(lines([Sample.task("b")]))
    #expect(Set(try site.lockLines()) == [Sample.task("a").line, Sample.task("b").line])
    #expect(try site.lockFile.read().warnings.isEmpty)
  }

  @Test func startsANewLineAfterOneWithoutItsEnd() throws {
    try site.writeLock([], ending: Sample.task("a").line)
    try site.lockFile.append(lines([Sample.task("b")]))
    #expect(try site.lockLines() == [Sample.task("a").line, Sample.task("b").line])
  }

  @Test func unitesWithWhatGitPutThereMeanwhile() throws {
    let lock = site.lockFile
    try lock.append(lines([Sample.task("mine")]))
    try site.writeLock([Sample.task("theirs")])
    try lock.append(lines([Sample.image("mine")]))
    try lock.unite(with: lines([Sample.task("mine")]))
    #expect(
      Set(try site.lockLines())
        == Set([Sample.task("theirs"), Sample.task("mine"), Sample.image("mine")].map(\.line)))
  }

  @Test(arguments: [
    "<<<<<<< HEAD\n", #"{"f":"needs","v":2}"# + "\n", "nonsense\n",
    Sample.task("a").line.replacing("\"g1:", with: "\"g9:") + "\n",
  ])
  func doesNotTouchAFileThatItMustRefuse(text: String) throws {
    try site.write(text, to: TemporarySite.lockPath)
    #expect(throws: LockWriteError.self) { try site.lockFile.append(lines([Sample.task("b")])) }
    #expect(throws: LockWriteError.self) { try site.lockFile.unite(with: lines([Sample.task("b")])) }
    #expect(try site.text(TemporarySite.lockPath) == text)
  }
}
