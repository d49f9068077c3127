import Foundation
import GalleryModel
import Site
import Testing

@Suite struct CollectionTests {
  @Test func hangsFortyEightOnAPage() throws {
    let files = (0..<100).map { Fixture.file("a/work-\($0)", title: "Work \($0)") }
    let pages = try Fixture.render(Fixture.input(files))
    for (path, count) in [
      ("index.html", 48), ("page/2/index.html", 48), ("page/3/index.html", 4), ("a/index.html", 48),
      ("a/page/3/index.html", 4), ("models/gptimage2/page/3/index.html", 4),
    ] {
      let page = try #require(pages[path], "\(path)")
      #expect(page.components(separatedBy: "<li class=\"shape-").count - 1 == count, "\(path)")
    }
    #expect(pages["page/4/index.html"] == nil)
    let second = try #require(pages["a/page/2/index.html"])
    #expect(second.contains("<a href=\"../../../a/\" rel=\"prev\">"))
    #expect(second.contains("<a href=\"../../../a/page/3/\" rel=\"next\">"))
    #expect(second.contains("<a href=\"../../../a/page/2/\" aria-current=\"page\">"))
    #expect(second.contains("<title>A (2) · Wall</title>"))
  }

  @Test func showsEachFileOnceWithItsCover() throws {
    let file = Fixture.file("espresso") {
      $0.pictures.append(Fixture.picture("espresso", Fixture.request("Second"), block: "close", alt: "The close one"))
      $0.cover = "espresso#close"
    }
    var input = Fixture.input([file])
    for picture in file.pictures { Fixture.store(picture, in: &input) }
    let home = try #require(try Fixture.render(input)["index.html"])
    #expect(Links.values(of: "alt", in: home) == ["The close one"])
    #expect(home.contains("<span class=\"caption-count\">2 pictures</span>"))
  }

  @Test func describesAlbumsAndTheirAlbums() throws {
    let albums = [
      Album(path: "a", address: "a", title: "Things", description: "Objects", notes: "See *these*."),
      Album(path: "a/b", address: "a/b", title: "Small things"),
    ]
    let pages = try Fixture.render(Fixture.input([Fixture.file("a/b/cup"), Fixture.file("a/b/pot")], albums: albums))
    let album = try #require(pages["a/index.html"])
    #expect(album.contains("<h1 dir=\"auto\">Things</h1>"))
    #expect(album.contains("<p class=\"lede\" dir=\"auto\">Objects</p>"))
    #expect(album.contains("<p>See <em>these</em>.</p>"))
    #expect(album.contains("<span class=\"albums-title\" dir=\"auto\">Small things</span>"))
    #expect(album.contains("2 works"))
    #expect(!album.contains("class=\"grid\""))
    let below = try #require(pages["a/b/index.html"])
    #expect(below.contains("<li><a href=\"../../a/\" dir=\"auto\">Things</a></li>"))
  }

  @Test func anAlbumWithoutDescriptionDoesNotShowTheSites() throws {
    let settings = GallerySettings(title: "Wall", description: "All of it")
    let pages = try Fixture.render(Fixture.input([Fixture.file("a/cup")], settings: settings))
    #expect(pages["index.html"]?.contains("All of it") ?? false)
    #expect(pages["a/index.html"]?.contains("All of it") == false)
  }

  @Test func gathersTagsThatDifferOnlyInCase() throws {
    let files = [
      Fixture.file("one", tags: ["Café Noir"]), Fixture.file("two", tags: ["café noir", "tea"]),
      Fixture.file("three", tags: ["!!!"]),
    ]
    let pages = try Fixture.render(Fixture.input(files))
    let tag = try #require(pages["tags/café-noir/index.html"])
    #expect(tag.contains("<h1 dir=\"auto\">Café Noir</h1>"))
    #expect(tag.contains("2 works"))
    let index = try #require(pages["tags/index.html"])
    #expect(index.contains("<a href=\"../tags/caf%C3%A9-noir/\" dir=\"auto\">Café Noir</a>"))
    #expect(index.components(separatedBy: "class=\"index-count\"").count == 3)
    #expect(pages["three/index.html"]?.contains("<li dir=\"auto\">!!!</li>") ?? false)
  }

  @Test func listsTheModelsThatAreUsed() throws {
    let edit = Fixture.file("edit") {
      let request = ImageRequest(
        prompt: "x", images: [.url("https://a.example/x.png")], options: .joyai(size: "640*480"))
      $0.pictures = [Fixture.picture("edit", request)]
    }
    let pages = try Fixture.render(Fixture.input([edit]))
    #expect(pages["models/joyai/index.html"] != nil)
    #expect(pages["models/gptimage2/index.html"] == nil)
    #expect(pages["edit/index.html"]?.contains("<dt>Size</dt><dd><bdi dir=\"ltr\">640*480</bdi></dd>") ?? false)
    #expect(pages["edit/index.html"]?.contains("placeholder shape-640x480") ?? false)
  }

  @Test func anEmptyGallerySaysHowToBegin() throws {
    let pages = try Fixture.render(Fixture.input([]))
    #expect(pages["index.html"]?.contains("<code>content/first.md</code>") ?? false)
    #expect(pages["tags/index.html"] == nil)
    #expect(pages["costs/index.html"] != nil)
  }
}
