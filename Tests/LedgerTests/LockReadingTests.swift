import GalleryModel
import Ledger
import SiteFolder
import Testing

struct LockReadingTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  private func facts() throws -> [Fact] {
    try site.lockFile.read().lines.compactMap(\.fact)
  }

  private func problems() throws -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try site.lockFile.read()
      return []
    } catch {
      return error.all
    }
  }

  @Test func isEmptyWhereThereIsNone() throws {
    let contents = try site.lockFile.read()
    #expect(contents.lines.isEmpty)
    #expect(contents.warnings.isEmpty)
  }

  @Test func readsEveryFactOfAUnionMergeOnce() throws {
    try site.writeLock([Sample.task("b"), Sample.task("a"), Sample.image("a"), Sample.task("a")])
    #expect(Set(try facts()) == [Sample.task("a"), Sample.task("b"), Sample.image("a")])
  }

  @Test func readsWindowsLineEndsAndEmptyLines() throws {
    let text = "\r\n" + Sample.task("a").line + "\r\n\r\n  \t\r\n" + Sample.task("b").line + "\r\n"
    try site.write(text, to: TemporarySite.lockPath)
    #expect(try facts() == [Sample.task("a"), Sample.task("b")])
    #expect(try site.lockFile.read().warnings.isEmpty)
  }

  @Test func readsAWholeLastLineWithoutItsEnd() throws {
    try site.writeLock([Sample.task("a")], ending: Sample.task("b").line)
    #expect(try facts() == [Sample.task("a"), Sample.task("b")])
    #expect(try site.lockFile.read().warnings.isEmpty)
  }

  @Test func dropsATornLastLineWithAWarning() throws {
    try site.writeLock([Sample.task("a")], ending: String(Sample.task("b").line.dropLast(20)))
    #expect(try facts() == [Sample.task("a")])
    let warning = try #require(try site.lockFile.read().warnings.first)
    #expect(warning.severity == .warning)
    #expect(warning.file == "gallerist.lock")
    #expect(warning.line == 2)
    #expect(
      warning.message == "the last line is torn, as a crash leaves it, and is left out")
  }

  @Test func dropsALineThatIsTornWithinACharacter() throws {
    let torn = Array(#"{"f":"later","x":"é"#.utf8.dropLast())
    try site.folder.replace(TemporarySite.lockPath, with: Array((Sample.task("a").line + "\n").utf8) + torn)
    #expect(try facts() == [Sample.task("a")])
    #expect(try site.lockFile.read().warnings.count == 1)
  }

  @Test(arguments: ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base", "=======\r"])
  func refusesConflictMarkersAndSaysWhatToDo(marker: String) throws {
    try site.write(
      Sample.task("a").line + "\n" + marker + "\n" + Sample.task("b").line + "\n", to: TemporarySite.lockPath)
    let problem = try #require(try problems().first)
    #expect(problem.message == "a conflict marker was left by a merge")
    #expect(problem.line == 2)
    #expect(
      problem.help == "delete only the marker lines and keep every fact of both sides; order and repeats do not matter")
  }

  @Test func refusesAMarkerAlsoAtTheTornEnd() throws {
    try site.writeLock([Sample.task("a")], ending: ">>>>>>> branch")
    #expect(try problems().count == 1)
  }

  @Test func namesEveryBadLine() throws {
    try site.write(
      "nonsense\n" + Sample.task("a").line + "\n{\"f\":\"image\"}\n[]\n", to: TemporarySite.lockPath)
    #expect(try problems().map(\.line) == [1, 3, 4])
    #expect(try problems().allSatisfy { $0.severity == .error && $0.file == "gallerist.lock" })
  }

  @Test func refusesANewerFormat() throws {
    try site.writeLock([Sample.task("a")], ending: #"{"f":"needs","v":2}"# + "\n")
    #expect(
      try problems().map(\.message) == ["this file needs a newer gallerist (format 2; this one knows format 1)"])
    try site.writeLock([Sample.task("a")], ending: #"{"f":"needs","v":1}"# + "\n")
    #expect(try problems().isEmpty)
  }

  @Test func refusesAFingerprintOfANewerRule() throws {
    let newer = Sample.task("a").line.replacing("\"g1:", with: "\"g2:")
    try site.writeLock([Sample.task("b")], ending: newer + "\n")
    #expect(
      try problems().map(\.message) == ["a fingerprint of the rule \"g2\" was written by a newer gallerist"])
    #expect(try problems().map(\.line) == [2])
  }

  @Test func readsTheFilesInItsFolder() throws {
    try site.writeLock([Sample.task("a")])
    try site.write(Sample.task("b").line + "\n", to: "gallerist.lock.d/one")
    try site.write(Sample.task("c").line + "\n", to: "gallerist.lock.d/two.lock")
    try site.write("nonsense\n", to: "gallerist.lock.d/.DS_Store")
    #expect(try facts() == [Sample.task("a"), Sample.task("b"), Sample.task("c")])
    try site.write("nonsense\n", to: "gallerist.lock.d/one")
    #expect(try problems().map(\.file) == ["gallerist.lock.d/one"])
  }

  @Test func refusesToFollowItsLinkOutOfTheSite() throws {
    try site.writeOutside(Sample.task("a").line + "\n", to: "lock")
    try site.link(TemporarySite.lockPath, to: "../outside/lock")
    #expect(try problems().map(\.message) == ["gallerist.lock leads out of the site"])
  }
}
