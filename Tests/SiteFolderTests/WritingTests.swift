import Foundation
import SiteFolder
import Testing

struct WritingTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test func makesTheFoldersThatAFileNeeds() throws {
    try site.folder.replace("a/b/c.txt", with: Array("1".utf8), durable: true)
    #expect(try site.text("a/b/c.txt") == "1")
    #expect(try site.mode("a/b/c.txt") == 0o644)
    #expect(try site.temporaryFiles().isEmpty)
  }

  @Test func replacesAFileAsAWhole() throws {
    try site.write("a long first text", to: "a.txt")
    // Whoever has the old file open keeps all of it: it is not written into.
    let reader = try #require(FileHandle(forReadingAtPath: site.absolute("a.txt")))
    try site.folder.replace("a.txt", with: Array("short".utf8), mode: 0o600)
    #expect(try reader.readToEnd() == Data("a long first text".utf8))
    try reader.close()
    #expect(try site.text("a.txt") == "short")
    #expect(try site.mode("a.txt") == 0o600)
  }

  @Test func replacesAReadOnlyFile() throws {
    try site.folder.replace("a.txt", with: [1], mode: 0o444)
    #expect(try site.mode("a.txt") == 0o444)
    try site.folder.replace("a.txt", with: [2], mode: 0o444)
    #expect(try site.folder.read("a.txt", limit: 1) == [2])
  }

  @Test func keepsTheTimeOfAnUnchangedFile() throws {
    #expect(try site.folder.replaceIfChanged("a.txt", with: Array("same".utf8)))
    try site.age("a.txt")
    let before = try site.modificationDate("a.txt")
    #expect(try !site.folder.replaceIfChanged("a.txt", with: Array("same".utf8)))
    #expect(try site.modificationDate("a.txt") == before)
    #expect(try site.folder.replaceIfChanged("a.txt", with: Array("sbme".utf8)))
    #expect(try site.modificationDate("a.txt") != before)
    #expect(try site.text("a.txt") == "sbme")
  }

  @Test func appendsToAFileAndMakesIt() throws {
    try site.folder.append(Array("one\n".utf8), to: "d/a.jsonl")
    try site.folder.append(Array("two\n".utf8), to: "d/a.jsonl")
    #expect(try site.text("d/a.jsonl") == "one\ntwo\n")
  }

  @Test func leavesNoTemporaryFileBehindWhenItCannotWrite() throws {
    try site.write("x", to: "file")
    try site.folder.makeFolder("full/inside")
    for target in ["file/below.txt", "full", "../out.txt", ""] {
      #expect(throws: SiteFolderError.self) { try site.folder.replace(target, with: [1]) }
      #expect(throws: SiteFolderError.self) { try site.folder.copy("file", to: target) }
    }
    #expect(throws: SiteFolderError.notFound(path: "none")) { try site.folder.copy("none", to: "copy") }
    #expect(try site.temporaryFiles().isEmpty)
    #expect(try site.text("file") == "x")
  }

  @Test func copiesAFileWithItsModeAndAllItsBytes() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try site.folder.replace("a.bin", with: bytes)
    try site.folder.copy("a.bin", to: "copies/b.bin", mode: 0o444, durable: true)
    #expect(try site.folder.read("copies/b.bin", limit: bytes.count) == bytes)
    #expect(try site.mode("copies/b.bin") == 0o444)
    #expect(try site.temporaryFiles().isEmpty)
  }

  @Test func makesTemporaryFilesThatNobodyElseHas() throws {
    let names = try (0..<20).map { _ in try site.folder.makeTemporaryFile() }
    #expect(Set(names).count == 20)
    #expect(try site.mode(names[0]) == 0o600)
    #expect(names.allSatisfy { $0.hasPrefix(".gallerist/tmp/") })
  }

  @Test func movesAFile() throws {
    try site.write("x", to: "a.txt")
    try site.folder.sync("a.txt", mode: 0o444)
    try site.folder.move("a.txt", to: "deep/er/b.txt", durable: true)
    #expect(try site.text("a.txt") == nil)
    #expect(try site.text("deep/er/b.txt") == "x")
    #expect(try site.mode("deep/er/b.txt") == 0o444)
  }

  @Test func removesWhatIsThereAndNothingElse() throws {
    try site.write("x", to: "d/a.txt")
    #expect(try !site.folder.removeFolderIfEmpty("d"))
    try site.folder.remove("d/a.txt")
    try site.folder.remove("d/a.txt")
    try site.folder.remove("none/a.txt")
    #expect(try site.folder.removeFolderIfEmpty("d"))
    #expect(try site.folder.status(of: "d") == nil)
  }

  @Test func doesNotTakeAFileForAFolder() throws {
    try site.write("x", to: "file")
    #expect(throws: SiteFolderError.notAFolder(path: "file")) { try site.folder.makeFolder("file/below") }
    #expect(throws: SiteFolderError.self) { try site.folder.names(of: "file") }
  }
}
