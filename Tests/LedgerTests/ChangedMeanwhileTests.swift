import Foundation
import GRDB
import GalleryModel
import Ledger
import SiteFolder
import Testing

/// What git or a person does to a site's books while a run goes on.
struct ChangedMeanwhileTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test(arguments: [[Sample.sent("a")], [Sample.task("a")], [Sample.task("a"), Sample.image("a")]])
  func whatTheLockHasLearnedIsNotSent(facts: [Fact]) async throws {
    let books = try site.openBooks()
    try site.writeLock(facts)
    let error = await #expect(throws: BooksError.self) {
      try await books.begin(Sample.intent("a"), run: "r", limit: nil)
    }
    guard case .knownMeanwhile = error else {
      Issue.record("not known: \(String(describing: error))")
      return
    }
    #expect(await books.holdings.attempts.count == 1)
    // Others go on, and the lock keeps both.
    try await books.begin(Sample.intent("b"), run: "r", limit: nil)
    #expect(try site.lockLines() == facts.map(\.line) + [Sample.sent("b").line])
    #expect(Set(try FactLedger(reading: site.ledgerPath).lines().map(\.text)) == Set(try site.lockLines()))
  }

  @Test func whatComesInWhileSomethingElseIsWrittenCountsToo() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent("b"), run: "r", limit: nil)
    try site.writeLock([Sample.sent("b"), Sample.task("a")])
    try await books.record([Sample.task("b")])
    await #expect(throws: BooksError.self) { try await books.begin(Sample.intent("a"), run: "r", limit: nil) }
    #expect(Set(try site.lockLines()) == Set([Sample.sent("b"), Sample.task("a"), Sample.task("b")].map(\.line)))
  }

  @Test func itsOwnFactsAreNotTakenForThoseOfOthers() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent("a"), run: "r", limit: nil)
    try await books.record([Sample.fact(.unsent(why: "429"), of: "a")])
    // A checkout that puts back the same lines.
    try site.writeLock([Sample.sent("a"), Sample.fact(.unsent(why: "429"), of: "a")])
    try await books.begin(Sample.intent("a", try: 2), run: "r", limit: nil)
  }

  @Test(arguments: [".gallerist", ".gallerist/ledger.sqlite"])
  func nothingIsBegunWhenTheLedgerWasTakenAway(path: String) async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent("a"), run: "r", limit: nil)
    try site.moveAway(path)
    let error = await #expect(throws: BooksError.self) {
      try await books.begin(Sample.intent("b"), run: "r", limit: nil)
    }
    #expect(error?.sentence == ".gallerist/ was replaced or removed while gallerist was at work")
    // What was accepted meanwhile is neither lost nor given to a file that nobody will see again.
    await #expect(throws: BooksError.self) { try await books.record([Sample.task("a")]) }
    #expect(try site.lockLines().contains(Sample.task("a").line))
    let again = try site.openBooks()
    #expect(await again.holdings.attempts.map(\.state) == [.running(task: "task-a-1")])
    #expect(try FactLedger(reading: site.ledgerPath).lines().contains(FactLine(Sample.task("a"))))
  }

  @Test func factsOfOtherBranchesGoIntoTheLedgerAndNotIntoTheLock() async throws {
    let books = try site.openBooks()
    try await books.take([FactLine(Sample.task("a")), FactLine(Sample.task("b"))])
    #expect(await books.holdings.attempts.count == 2)
    #expect(try site.text(TemporarySite.lockPath) == nil)
    try await books.settle(present: [Sample.fingerprint("a")])
    #expect(try site.lockLines() == [Sample.task("a").line])
    #expect(await (try site.openBooks()).holdings.attempts.count == 2)
  }

  @Test func whatTheLockLearnsWhileTheLedgerIsWrittenIsNotSentEither() async throws {
    let books = try site.openBooks()
    let other = try DatabaseQueue(path: site.ledgerPath)
    let site = self.site
    let beginning = try await other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let beginning = Task { try await books.begin(Sample.intent("a"), run: "r", limit: nil) }
      // Whether the lock is read before or after this, the outcome is the same.
      usleep(200_000)
      try site.write(Sample.task("a").line + "\n", to: TemporarySite.lockPath)
      try database.execute(sql: "COMMIT")
      return beginning
    }
    await #expect(throws: BooksError.self) { try await beginning.value }
    #expect(await books.holdings.state(of: Sample.fingerprint("a")).isRunning)
    #expect(try site.lockLines().contains(Sample.task("a").line))
  }

  @Test func whatCannotBeTakenBackStopsSending() async throws {
    let books = try site.openBooks()
    let other = try DatabaseQueue(path: site.ledgerPath)
    let site = self.site
    let beginning = try await other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let beginning = Task { try await books.begin(Sample.intent("a"), run: "r", limit: nil) }
      usleep(200_000)
      try site.moveAway(".gallerist")
      try site.write(Sample.task("a").line + "\n", to: TemporarySite.lockPath)
      try database.execute(sql: "COMMIT")
      return beginning
    }
    let error = await #expect(throws: BooksError.self) { try await beginning.value }
    #expect(error?.sentence == ".gallerist/ was replaced or removed while gallerist was at work")
  }

  /// As git replaces it: read, changed, renamed into place, at any moment.
  @Test func nothingIsLostThatIsPutIntoTheLockWhileItIsWritten() async throws {
    let lock = site.lockFile
    try site.writeLock((1...400).map { Sample.task("old-\($0)") })
    let site = self.site
    let foreign = (1...60).map { Sample.task("foreign-\($0)") }
    let writer = Task.detached {
      for fact in foreign {
        let text = try site.text(TemporarySite.lockPath) ?? ""
        try site.write(text + fact.line + "\n", to: TemporarySite.lockPath)
      }
    }
    var read: [FactLine] = []
    var own: [FactLine] = []
    for number in 1...60 {
      own.append(FactLine(Sample.task("own-\(number)")))
      read += number.isMultiple(of: 3) ? try lock.unite(with: own).read : try lock.append(own.suffix(1)).read
    }
    try await writer.value
    read += try lock.unite(with: own + read).read
    let known = Set(read.map(\.text))
    #expect(foreign.filter { !known.contains($0.line) }.isEmpty)
    #expect(Set(try site.lockLines()) == known.union(own.map(\.text)))
    #expect(try site.temporaryFiles().isEmpty)
  }

  @Test func conflictMarkersThatComeInBetweenAreLeftForThePerson() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent("a"), run: "r", limit: nil)
    let text = "<<<<<<< HEAD\n" + Sample.task("b").line + "\n"
    try site.write(text, to: TemporarySite.lockPath)
    await #expect(throws: BooksError.self) { try await books.settle(present: []) }
    #expect(try site.text(TemporarySite.lockPath) == text)
  }

  @Test func whatComesIntoTheLocksFolderCountsToo() async throws {
    let books = try site.openBooks()
    try site.write(Sample.task("a").line + "\n", to: "gallerist.lock.d/other-machine")
    await #expect(throws: BooksError.self) { try await books.begin(Sample.intent("a"), run: "r", limit: nil) }
  }
}

extension PictureState {
  fileprivate var isRunning: Bool { if case .running = self { true } else { false } }
}
