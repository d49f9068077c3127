import GalleryModel
import PromptFiles
import Testing

@Suite struct AddressTests {
  @Test(
    arguments: [
      (
        ["content/01-mug.md", "content/mug.md"],
        "content/mug.md:1:1: content/01-mug.md and content/mug.md would both get the address /mug/"
      ),
      (
        ["content/Mug.md", "content/mug.md"],
        "content/mug.md:1:1: content/Mug.md and content/mug.md would both have the picture id \"mug\""
      ),
      (
        ["content/caf\u{E9}.md", "content/cafe\u{301}.md"],
        "content/caf\u{E9}.md:1:1: content/cafe\u{301}.md and content/caf\u{E9}.md would both have the picture id "
          + "\"caf\u{E9}\""
      ),
      (
        ["content/mug.md", "content/mug/cup.md"],
        "content/mug.md:1:1: the album content/mug and content/mug.md would both get the address /mug/"
      ),
      (
        ["content/1-a/x.md", "content/2-a/y.md"],
        "content/2-a:1:1: the album content/1-a and the album content/2-a would both get the address /a/"
      ),
      (["content/tags.md"], "content/tags.md:1:1: the address /tags/ is used by the site itself"),
      (["content/Costs/a.md"], "content/Costs:1:1: the address /costs/ is used by the site itself"),
      (["content/models.md"], "content/models.md:1:1: the address /models/ is used by the site itself"),
      (["content/page.md"], "content/page.md:1:1: the address /page/ is used by the site itself"),
      (["content/a/page.md"], "content/a/page.md:1:1: the address /a/page/ is used by the site itself"),
      (["content/!!.md"], "content/!!.md:1:1: content/!!.md has neither a letter nor a digit for an address"),
      (["content/+/a.md"], "content/+:1:1: content/+ has neither a letter nor a digit for an address"),
    ] as [([String], String)])
  func refusesAddressesThatCoincide(paths: [String], expected: String) throws {
    let files = Dictionary(uniqueKeysWithValues: paths.map { (Key($0), "A mug") })
    let site = try TemporarySite()
    for (path, text) in files { try site.write(path.path, Array(text.utf8)) }
    let found = try site.read().diagnostics.map(\.printed)
    #expect(found.map { Array($0.unicodeScalars) } == [Array(expected.unicodeScalars)])
  }

  /// A path by its bytes: as texts, two Unicode forms are equal.
  private struct Key: Hashable {
    var path: String

    init(_ path: String) { self.path = path }
    static func == (first: Key, second: Key) -> Bool { Array(first.path.utf8) == Array(second.path.utf8) }
    func hash(into hasher: inout Hasher) { hasher.combine(Array(path.utf8)) }
  }

  @Test func allowsNamesOfTheSiteInsideAlbums() throws {
    #expect(try problems(["content/a/tags.md": "A", "content/a/costs.md": "B"]) == [])
  }

  @Test func replacesOnlyTheLastPartByASlug() throws {
    let content = try content([
      "content/a/!!.md": page("slug: mug"), "content/a/+/_index.md": page("slug: plus"), "content/a/+/x.md": "A mug",
    ])
    #expect(content.files.map(\.address).sorted() == ["a/mug", "a/plus/x"])
    #expect(content.albums.map(\.address) == ["", "a", "a/plus"])
  }

  @Test func refusesASlugForTheHomePage() throws {
    #expect(
      try problems(["content/_index.md": page("slug: home")]) == [
        "content/_index.md:2:7: the content folder is the home page and has no slug"
      ])
  }

  @Test func refusesAliasesThatCoincide() throws {
    #expect(
      try problems([
        "content/a.md": page("aliases: [/old/]"), "content/b.md": page("aliases: [Old/index.html, c]"),
        "content/c.md": "A mug",
      ]) == [
        "content/b.md:2:11: the alias /Old/index.html is taken: it leads to content/a.md already",
        "content/b.md:2:27: the alias /c is taken: it leads to content/c.md already",
      ])
  }

  @Test func findsCoversByIDInTheFileTheAlbumAndTheSite() throws {
    let blocks = "```prompt\nA\n```\n```prompt id=close\nB\n```"
    let content = try content([
      "content/p/a.md": page("cover: close", prompt: blocks), "content/p/b.md": page("cover: '#close'", prompt: blocks),
      "content/p/c.md": page("cover: p/a#close"), "content/p/d.md": page("cover: b#close"),
      "content/p/_index.md": page("cover: a"), "content/_index.md": page("cover: p/a#close"),
    ])
    #expect(content.files.map(\.cover) == ["p/a#close", "p/b#close", "p/a#close", "p/b#close"])
    #expect(content.albums.map(\.cover) == ["p/a#close", "p/a"])
    #expect(
      try problems(["content/_index.md": page("cover: mgu"), "content/mug.md": "A"]) == [
        "content/_index.md:2:8: cover is \"mgu\"; expected the id of a picture"
      ])
  }

  @Test func doesNotMissACoverInAFileThatIsWrongItself() throws {
    #expect(
      try problems(["content/a.md": page("cover: b#x"), "content/b.md": page("title: [")]).filter {
        $0.contains("cover")
      } == [])
  }

  @Test func takesAnyPictureForACover() throws {
    let matrix = "takes: 2\nmatrix: {finish: [black, steel]}"
    let blocks = "```prompt\nA\n```\n```prompt id=close\nB\n```"
    let content = try content([
      "content/p/a.md": page(matrix + "\ncover: '#close'", prompt: blocks),
      "content/p/b.md": page(matrix + "\ncover: '@finish=steel'", prompt: blocks),
      "content/p/c.md": page(matrix + "\ncover: '#close@finish=steel~2'", prompt: blocks),
      "content/p/d.md": page("takes: 2\ncover: ~2"), "content/p/e.md": page("cover: b"),
      "content/p/_index.md": page("cover: a"), "content/_index.md": page("cover: p/a#close@finish=steel"),
    ])
    #expect(
      content.files.map(\.cover) == [
        "p/a#close@finish=black", "p/b@finish=steel", "p/c#close@finish=steel~2", "p/d~2", "p/b@finish=black",
      ])
    #expect(content.albums.map(\.cover) == ["p/a#close@finish=steel", "p/a@finish=black"])
    let site = try TemporarySite([
      "content/a.md": page("cover: somethingelse"), "content/b.md": page("cover: c@x=y"),
      "content/c.md": page("title: ["),
    ])
    #expect(
      try site.read().diagnostics.filter { $0.message.hasPrefix("cover") }.map(\.help) == [
        "write an id such as products/espresso#close@finish=steel~2"
      ])
  }

  @Test(
    arguments: [
      ("a~2.md", "a~2"), ("a@X=y.md", "a@X=y"), ("A#2@x=y~2.md", "A#2@x=y~2"), ("a#2@x=z.md", "a#2@x=z"),
    ])
  func refusesAFileNamedAsAPictureOfAnotherOne(name: String, id: String) throws {
    let matrix = name == "a~2.md" ? "" : "\nmatrix: {x: [y, z]}"
    let found = try problems([
      "content/a.md": page("takes: 2" + matrix, prompt: "```prompt\nA\n```\n```prompt\nB\n```"),
      "content/\(name)": "A",
    ])
    #expect(found.count == 1)
    #expect(found.first?.contains("would both have the picture id") == true)
  }
}
