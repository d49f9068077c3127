import GalleryModel
import PromptFiles
import Testing

@Suite struct AlbumTests {
  @Test func makesAnAlbumOfEveryFolderWithPromptFiles() throws {
    let content = try content([
      "content/a.md": "A", "content/03-Deep/er/b.md": "B", "content/empty/notes.txt": "no prompt",
      "content/described/_index.md": "", "content/_drafts/x.md": "", "content/.hidden/x.md": "",
      "content/_notes.md": "", "content/mug.jpg": "",
    ])
    #expect(content.albums.map(\.path) == ["", "03-Deep", "03-Deep/er", "described"])
    #expect(content.albums.map(\.address) == ["", "deep", "deep/er", "described"])
    #expect(content.albums.map(\.title) == ["Gallery", "Deep", "Er", "Described"])
    #expect(content.albums.map(\.order) == [nil, 3, nil, nil])
    #expect(content.files.map(\.album) == ["", "03-Deep/er"])
  }

  @Test func readsWhatAnIndexSays() throws {
    let content = try content(
      [
        "content/p/_index.md": page(
          "title: Products\ndescription: Things\nweight: 2\ntemplate: wide\nextra: x",
          prompt: "\nSome *notes*\n\nmore\n"),
        "content/_index.md": "Welcome {{here}}",
      ], settings: GallerySettings(title: "Studies", description: "All of them"))
    let home = try #require(content.albums.first)
    #expect(home.title == "Studies")
    #expect(home.description == "All of them")
    #expect(home.notes == "Welcome {{here}}")
    let album = try #require(content.albums.last)
    #expect(album.title == "Products")
    #expect(album.description == "Things")
    #expect(album.weight == 2)
    #expect(album.template == "wide")
    #expect(album.extra == .string("x"))
    #expect(album.notes == "Some *notes*\n\nmore")
  }

  @Test func isEmptyWithoutAContentFolder() throws {
    let content = try content([:])
    #expect(content.files.isEmpty)
    #expect(content.albums.map(\.path) == [""])
  }

  @Test func arrangesAlbumsAndFiles() throws {
    let content = try content([
      "content/z/_index.md": page("weight: 1"), "content/z/a.md": "A", "content/02-b/a.md": "A",
      "content/01-c/x/a.md": "A", "content/a/a.md": "A", "content/m.md": "A", "content/2-l.md": "A",
      "content/k.md": page("weight: 5"), "content/old.md": page("date: 2025-01-01"),
      "content/new.md": page("date: 2026-01-01"), "content/1-j.md": page("weight: 5"),
    ])
    #expect(content.albums.map(\.path) == ["", "z", "01-c", "01-c/x", "02-b", "a"])
    #expect(
      content.files.map(\.id) == [
        "1-j", "k", "2-l", "new", "old", "m", "z/a", "01-c/x/a", "02-b/a", "a/a",
      ])
  }

  @Test func givesATagOneSpelling() throws {
    let content = try content([
      "content/a.md": page("tags: [Black and White, coffee]"), "content/b.md": page("tags: [black-and-white, Coffee]"),
    ])
    #expect(content.files.map(\.tags) == [["Black and White", "coffee"], ["Black and White", "coffee"]])
  }
}
