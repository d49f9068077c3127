import Foundation
import GalleryModel
import PromptFiles
import Testing

@Suite struct BadTextTests {
  @Test(
    arguments: [
      (Array("A mug\nof ".utf8) + [0xFF, 0x41], "2:4: the byte 0xFF is not valid UTF-8"),
      (Array("é\u{1F600}".utf8) + [0xC3, 0x28], "1:3: the byte 0xC3 is not valid UTF-8"),
      (Array("A\r\nmug\r\rof ".utf8) + [0xED, 0xA0, 0x80], "4:4: the byte 0xED is not valid UTF-8"),
      (Array("A mug".utf8) + [0], "1:6: the file has a NUL character"),
      (Array("A\nm\u{8}ug".utf8), "2:2: the file has the control character U+0008"),
      ([0, 0xFF], "1:1: the file has a NUL character"),
      ([0xFF, 0xFE, 0x41, 0], "1:1: the byte 0xFF is not valid UTF-8"),
    ] as [([UInt8], String)])
  func refusesBytesThatAreNoText(bytes: [UInt8], expected: String) throws {
    let site = try TemporarySite()
    try site.write("content/a.md", bytes)
    #expect(try site.read().diagnostics.map(\.printed) == ["content/a.md:" + expected])
  }

  @Test func refusesAFileOfThreeMebibytes() throws {
    let site = try TemporarySite(["content/b.md": ""])
    try site.write("content/a.md", [UInt8](repeating: 0x41, count: 3 * 1_048_576))
    #expect(
      try site.read().diagnostics.map(\.printed) == [
        "content/a.md:1:1: the file is larger than 1 MiB", "content/b.md:1:1: the prompt is empty",
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func takesEveryKindOfLineEndAndAByteOrderMark(end: String) throws {
    let text = "\u{FEFF}---\ntitle: Mug\nquality: high\n---\nA mug\n\nof steel\n"
    let file = try file(text.replacing("\n", with: end))
    #expect(file.title == "Mug")
    #expect(file.pictures.map(\.request.prompt) == ["A mug\n\nof steel"])
    #expect(
      try problems(in: text.replacing("high", with: "ultra").replacing("\n", with: end))
        == ["3:10: quality is \"ultra\"; expected low, medium or high"])
  }

  @Test func refusesLinksThatLeadOutOfTheSiteAndReadsTheRest() throws {
    let outside = try TemporarySite(["secret.md": "A secret"])
    let site = try TemporarySite(["content/z.md": ""])
    try site.link("content/a.md", to: outside.url.appending(path: "secret.md").path)
    try site.link("content/folder", to: outside.url.path)
    try site.link("content/gone.md", to: "nowhere.md")
    #expect(
      try site.read().diagnostics.map(\.printed) == [
        "content/a.md:1:1: the link leads out of the site", "content/folder:1:1: the link leads out of the site",
        "content/gone.md:1:1: the link leads to nothing", "content/z.md:1:1: the prompt is empty",
      ])
  }

  @Test func refusesAContentFolderThatIsALinkOutOfTheSite() throws {
    let outside = try TemporarySite(["secret.md": "A secret"])
    let site = try TemporarySite()
    try site.link("content", to: outside.url.path)
    #expect(try site.read().diagnostics.map(\.printed) == ["content:1:1: the link leads out of the site"])
  }

  @Test(.timeLimit(.minutes(15))) func endsWhereLinksLeadInACircle() throws {
    let site = try TemporarySite(["content/a/mug.md": "A mug"])
    try site.link("content/a/loop", to: "..")
    try site.link("content/a/again", to: "..")
    #expect(
      try site.read().diagnostics.map(\.printed) == [
        "content/a/again:1:1: the link leads to a folder that it stands in",
        "content/a/loop:1:1: the link leads to a folder that it stands in",
      ])
  }

  @Test func refusesAPipeInThePlaceOfAFile() throws {
    let site = try TemporarySite(["content/b.md": "A mug"])
    #expect(mkfifo(site.url.appending(path: "content/a.md").path, 0o600) == 0)
    #expect(try site.read().diagnostics.map(\.printed) == ["content/a.md:1:1: not a regular file"])
  }
}
