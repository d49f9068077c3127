import Foundation
import GalleryModel
import PromptFiles
import Testing

@Suite struct PictureReferenceTests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
  private static let webp: [UInt8] = Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBP".utf8)

  private func site(_ files: [String: String] = [:]) throws -> TemporarySite {
    let site = try TemporarySite(
      [
        "content/mugs/red.md": "```prompt id=first\nA\n```\n```prompt id=close\nB\n```\n```prompt\nC\n```",
        "content/products/espresso.md": page("takes: 2\nmatrix: {finish: [black, steel], quality: [low, high]}"),
        "content/products/cup.md": "A cup",
      ].merging(files) { _, new in new })
    try site.write("content/products/mug.jpg", Self.jpeg)
    try site.write("content/products/my mug.PNG", Self.png)
    try site.write("static/logo.webp", Self.webp)
    return site
  }

  /// The references of `content/products/a.md`, by what they are.
  private func images(_ frontMatter: String, prompt: String = "A") throws -> [[ImageReference]] {
    let reading = try site(["content/products/a.md": page(frontMatter, prompt: prompt)]).read()
    guard let content = reading.content else { throw Unexpected(problems: reading.diagnostics.map(\.printed)) }
    return content.files.first { $0.id == "products/a" }?.pictures.map(\.request.images) ?? []
  }

  private static func picture(
    _ path: String, _ block: String? = nil, _ cell: String? = nil, take: Int = 1
  ) -> ImageReference {
    .picture(PictureID(path: path, block: block, cell: cell, take: take), sha256: nil)
  }

  @Test(
    arguments: [
      ("./cup.md", picture("products/cup")),
      ("cup.md", picture("products/cup")),
      (".././products/../products//cup.md", picture("products/cup")),
      ("../mugs/red.md", picture("mugs/red", "first")),
      ("../mugs/red.md#close", picture("mugs/red", "close")),
      ("../mugs/red.md#3", picture("mugs/red", "3")),
      ("./espresso.md", picture("products/espresso", nil, "finish=black,quality=low")),
      ("./espresso.md~2", picture("products/espresso", nil, "finish=black,quality=low", take: 2)),
      ("./espresso.md@finish=steel,quality=low", picture("products/espresso", nil, "finish=steel,quality=low")),
      (
        "./espresso.md@finish=steel,quality=high~2",
        picture("products/espresso", nil, "finish=steel,quality=high", take: 2)
      ),
      ("./espresso.md@finish=black,quality=high~1", picture("products/espresso", nil, "finish=black,quality=high")),
      ("https://example.com/a,b.png", .url("https://example.com/a,b.png")),
      ("./mug.jpg", .file(path: "content/products/mug.jpg", sha256: SHA256Digest.of(jpeg))),
      ("./my mug.PNG", .file(path: "content/products/my mug.PNG", sha256: SHA256Digest.of(png))),
      ("../../static/logo.webp", .file(path: "static/logo.webp", sha256: SHA256Digest.of(webp))),
    ])
  func leadsToAPicture(text: String, expected: ImageReference) throws {
    #expect(try images("images: [\"\(text)\"]") == [[expected]])
  }

  @Test(arguments: [
    "./cup.md ./espresso.md@finish=steel,quality=high ./mug.jpg",
    "./cup.md, ./espresso.md@finish=steel,quality=high, ./mug.jpg",
    "./cup.md,./espresso.md@finish=steel,quality=high,./mug.jpg,",
  ])
  func readsSeveralInOneText(text: String) throws {
    let expected: [ImageReference] = [
      Self.picture("products/cup"), Self.picture("products/espresso", nil, "finish=steel,quality=high"),
      .file(path: "content/products/mug.jpg", sha256: SHA256Digest.of(Self.jpeg)),
    ]
    #expect(try images("images: \(text)") == [expected])
    let block = "```prompt images=\"\(text)\"\nA\n```\n```prompt\nB\n```"
    #expect(try images("title: A", prompt: block) == [expected, []])
  }

  @Test func comparesReferencesInAMatrix() throws {
    #expect(
      try images("matrix: {images: [./cup.md, [./mug.jpg, ./cup.md]]}") == [
        [Self.picture("products/cup")],
        [
          .file(path: "content/products/mug.jpg", sha256: SHA256Digest.of(Self.jpeg)), Self.picture("products/cup"),
        ],
      ])
  }

  @Test func knowsAFileByItsBytesAndAPointerByWhatItStandsFor() throws {
    let site = try site(["content/products/a.md": page("images: [./mug.jpg]")])
    let before = try site.read().content?.files.first { $0.id == "products/a" }?.pictures.first
    let text = LargeFilePointer.text(sha256: SHA256Digest.of(Self.jpeg), bytes: Self.jpeg.count)
    try site.write("content/products/mug.jpg", Array(text.utf8))
    let after = try site.read().content?.files.first { $0.id == "products/a" }?.pictures.first
    #expect(before?.fingerprint != nil)
    #expect(before == after)
    #expect(before?.fingerprint == before.flatMap { Fingerprint(of: $0.request) })
    try site.write("content/products/mug.jpg", Self.png)
    #expect(
      try site.read().content?.files.first { $0.id == "products/a" }?.pictures.first?.fingerprint != before?.fingerprint
    )
  }

  @Test func findsNamesInEitherUnicodeForm() throws {
    let site = try TemporarySite([
      "content/caf\u{E9}.md": "A", "content/the\u{301}.md": "B",
      "content/z.md": page("images: [./cafe\u{301}.md, ./th\u{E9}.md, ./cre\u{300}me.jpg, ./cr\u{E8}me.jpg]"),
    ])
    try site.write("content/cr\u{E8}me.jpg", Self.jpeg)
    let reading = try site.read()
    #expect(reading.diagnostics == [])
    #expect(reading.content?.files.last?.pictures.first?.request.images.map(\.sha256).suffix(2).contains(nil) == false)
  }

  @Test(
    arguments: [
      ("./cups.md", "there is no prompt file content/products/cups.md", "did you mean ./cup.md?"),
      ("./Cup.md", "there is no prompt file content/products/Cup.md", "did you mean ./cup.md?"),
      ("./red.md#close", "there is no prompt file content/products/red.md", "did you mean ../mugs/red.md?"),
      (
        "../mugs/red.md#clos", "content/mugs/red.md has no prompt \"clos\"",
        "did you mean close? its prompts are first, close and 3"
      ),
      ("./cup.md#x", "content/products/cup.md has no prompt \"x\"", "it has one prompt: leave #x out"),
      ("./cup.md@a=b", "content/products/cup.md has no matrix", "leave @a=b out"),
      ("./cup.md~2", "content/products/cup.md has one take of this picture", "leave ~2 out"),
      (
        "./espresso.md~3", "content/products/espresso.md has 2 takes of it",
        "write ~2, or nothing for the first"
      ),
      (
        "./espresso.md@finish=stel,quality=low", "content/products/espresso.md has no cell \"finish=stel,quality=low\"",
        "did you mean finish=steel,quality=low? its cells are finish=black,quality=low, finish=black,quality=high, "
          + "finish=steel,quality=low and finish=steel,quality=high"
      ),
      (
        "./cup.md~0", "expected #block, @cell and ~take after the name, in this order",
        "write ./espresso.md, ./espresso.md#close or ./espresso.md#close@finish=steel~2"
      ),
      (
        "./cup.md~2#x", "expected #block, @cell and ~take after the name, in this order",
        "write ./espresso.md, ./espresso.md#close or ./espresso.md#close@finish=steel~2"
      ),
      ("./Mug.jpg", "there is no file content/products/Mug.jpg", "did you mean ./mug.jpg?"),
      ("../mug.jpg", "there is no file content/mug.jpg", nil),
      ("./mug.jpg/x.jpg", "there is no file content/products/mug.jpg/x.jpg", nil),
      (
        "./mug.gif",
        "expected a URL, a prompt file such as ./espresso.md, or a picture file such as ./mug.jpg",
        "picture files are .png, .jpg, .jpeg and .webp"
      ),
      (
        "./cup", "expected a URL, a prompt file such as ./espresso.md, or a picture file such as ./mug.jpg",
        "names are written with their endings, such as ./cup.md"
      ),
      (
        "/products/mug.jpg", "expected a path relative to the prompt file",
        "begin with ./ or ../, such as ./mug.jpg"
      ),
      ("../../../x.jpg", "the path leads out of the site", nil),
      ("../../x.md", "prompt files are in content/", nil),
      ("./_index.md", "an _index.md describes an album and has no pictures", nil),
      ("../../.gallerist/x.png", "files and folders whose names begin with a point are not read", nil),
      (
        "../../public/x.png", "the site is written into public/, where nothing lasts",
        "keep the file beside the prompts"
      ),
      ("./my%20mug.png", "expected a path without %", "write the name as it is on the disk"),
      ("#close", "the prompt file is missing", "write ./a.md#close for one of this file"),
      ("./fake.png", "content/products/fake.png is no picture", "pictures are PNG, JPEG and WebP files"),
      ("../../static/out.png", "the link leads out of the site", nil),
      ("./dir.png", "not a regular file", nil),
      ("./huge.png", "the file is larger than 64 MiB", nil),
    ] as [(String, String, String?)])
  func saysWhatIsNotThere(text: String, sentence: String, help: String?) throws {
    let site = try site(["content/products/a.md": page("images: ['\(text)']"), "content/products/fake.png": "text"])
    try site.link("static/out.png", to: "/etc/hostname")
    try site.write("content/products/dir.png/x", [])
    if text.contains("huge") {
      try site.write("content/products/huge.png", Self.png)
      let file = try FileHandle(forWritingTo: site.url.appending(path: "content/products/huge.png"))
      try file.truncate(atOffset: 67_108_865)
      try file.close()
    }
    let found = try site.read().diagnostics
    #expect(found.map(\.printed) == ["content/products/a.md:2:10: images has \"\(text)\"; \(sentence)"])
    #expect(found.first?.help == help)
  }

  @Test func refusesABackslashAndControlCharacters() throws {
    #expect(try problems(in: page("images: ['.\\mug.jpg']")).first?.hasSuffix("expected a path without \\") == true)
    #expect(try problems(in: page("images: [\"./m\\eug.jpg\"]")).count == 1)
  }

  @Test func saysWhereANameWithSpacesMayStand() throws {
    let found = try site(["content/products/a.md": page("images: ./my mug.PNG")]).read().diagnostics
    #expect(found.count == 1)
    #expect(found.first?.help == "a name with spaces stands in a list in the front matter, in quotes")
  }

  @Test func followsALinkWithinTheSite() throws {
    let site = try site(["content/products/a.md": page("images: [./link.jpg]")])
    try site.link("content/products/link.jpg", to: "mug.jpg")
    #expect(try site.read().diagnostics == [])
  }

  @Test func addsNothingToTheErrorsOfTheFileItLeadsTo() throws {
    let found = try problems([
      "content/a.md": page("images: [./b.md#close, ./c.md, ./d.md@x=y]"), "content/b.md": page("quality: ultra"),
      "content/c.md": "\u{0}", "content/d.md": page("matrix: {x: y}"),
    ])
    #expect(found.count == 3)
    #expect(!found.contains { $0.hasPrefix("content/a.md") })
  }

  @Test func letsOnlyADraftBuildOnADraft() throws {
    let found = try TemporarySite([
      "content/a.md": page("images: [./b.md]"), "content/b.md": page("draft: true"),
      "content/c.md": page("draft: true\nimages: [./a.md, ./b.md]"),
    ]).read().diagnostics
    #expect(
      found.map(\.printed) == [
        "content/a.md:2:10: images has \"./b.md\"; content/b.md is a draft, and what is no draft cannot build on it"
      ])
    #expect(found.first?.help == "remove draft: true there, or make this file a draft too")
  }

  @Test func namesTheMembersOfACircleOnce() throws {
    let found = try problems([
      "content/c.md": page("images: ./a.md"), "content/a.md": page("images: ./b.md"),
      "content/b.md": page("images: ./c.md"), "content/d.md": page("images: ./a.md"),
      "content/z.md": page("images: ./z.md"),
    ])
    #expect(
      found == [
        "content/a.md:2:9: the pictures edit each other in a circle: content/a.md → content/b.md → content/c.md → "
          + "content/a.md",
        "content/z.md:2:9: the picture content/z.md edits itself",
      ])
  }

  @Test func seesACircleBetweenPicturesNotFiles() throws {
    let blocks = "```prompt\nA\n```\n```prompt id=b images=./a.md\nB\n```\n```prompt images=./a.md#b\nC\n```"
    #expect(try problems(in: blocks) == [])
    #expect(
      try problems(in: "```prompt images=./a.md#b\nA\n```\n```prompt id=b images=./a.md\nB\n```") == [
        "1:18: the pictures edit each other in a circle: content/a.md → content/a.md#b → content/a.md"
      ])
    // Every cell builds on the first of the other file, so that only the first two build on each other.
    let cells = try problems([
      "content/a.md": page("matrix: {x: [y, z]}\nimages: ./b.md"),
      "content/b.md": page("matrix: {x: [y, z]}\nimages: ./a.md"),
    ])
    #expect(
      cells == [
        "content/a.md:3:9: the pictures edit each other in a circle: content/a.md@x=y → content/b.md@x=y → "
          + "content/a.md@x=y"
      ])
  }

  @Test(.timeLimit(.minutes(15))) func followsLongChains() throws {
    var files = ["content/0.md": "A"]
    for number in 1..<2_000 { files["content/\(number).md"] = page("images: ./\(number - 1).md") }
    #expect(try TemporarySite(files).read().diagnostics == [])
    files["content/0.md"] = page("images: ./1999.md")
    let found = try TemporarySite(files).read().diagnostics
    #expect(found.count == 1)
    #expect(found.first.map { $0.message.utf8.count < 3_000 } == true)
  }
}
