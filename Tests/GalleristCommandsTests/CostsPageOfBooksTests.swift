import Foundation
import JoyAISandbox
import Testing

/// The costs page, made from the books.
@Suite struct CostsPageOfBooksTests {
  private static let settings = """
    title: Mugs
    renditions: {widths: [16]}
    credit_price: {amount: 0.01, currency: EUR}
    """

  @Test func whatWasMovedCountsWhereItHangsNow() async throws {
    let site = try TestSite([
      "gallerist.yml": Self.settings, "content/one.md": "A mug", "content/al/two.md": "A cup",
    ])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.move("content/al/two.md", to: "content/moved/two.md")
      #expect(await site.run(["build", "--offline"]).code == 0)
      let page = try site.text("public/costs/index.html")
      #expect(page.contains(">Moved</span>") && !page.contains(">al<"))
      #expect(page.contains("<span class=\"bars-key\" dir=\"auto\">In no album</span>"))
      #expect(page.contains("href=\"../moved/two/#picture-1\""))
    }
  }

  /// Every credit counts in one album, and no album that has left is named.
  @Test func albumsAddUpToTheTotal() async throws {
    let site = try TestSite([
      "gallerist.yml": Self.settings, "content/one.md": "A mug", "content/gone/two.md": "A cup",
      "content/here/three.md": "A pot",
    ])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.move("content/one.md", to: "content/x/moved.md")
      try site.write("content/y/copy.md", "A mug")
      try site.write("content/one.md", "A new one, not made yet")
      try site.remove("content/gone/two.md")
      #expect(await site.run(["build", "--offline"]).code == 0)
      let page = try site.text("public/costs/index.html")
      let albums = try #require(page.components(separatedBy: "id=\"by-album\"").last)
      let rows = albums.matches(of: #/<th scope="row"[^>]*>([^<]*)<\/th><td>(\d+)<\/td>/#)
      #expect(rows.map { "\($0.output.1) \($0.output.2)" } == ["Here 1", "X 1", "In no album 1", "All 3"])
      #expect(!page.contains("../one/") && !albums.contains("gone"))
    }
  }

  @Test func aCopyInAnotherAlbumTakesNothingOver() async throws {
    let site = try TestSite(["gallerist.yml": Self.settings, "content/m/one.md": "A mug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("content/a/copy.md", "A mug")
      #expect(await site.run(["build", "--offline"]).code == 0)
      let page = try site.text("public/costs/index.html")
      #expect(page.contains(">M</th><td>1</td>") && !page.contains(">A</th>"))
      #expect(await site.run(["costs", "--by", "album"]).output.contains("m "))
    }
  }

  @Test func aDearPictureCostsWhatItsOwnPageSays() async throws {
    let site = try TestSite(["gallerist.yml": Self.settings, "content/one.md": "A mug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("content/one.md", "Another mug")
      #expect(await site.build(sandbox).code == 0)
      let page = try site.text("public/costs/index.html")
      #expect(page.contains("<strong>24</strong> credits") && page.contains("12 credits (0.12 EUR)"))
      #expect(try site.text("public/one/index.html").contains("12 credits"))
      try site.write("gallerist.yml", Self.settings + "\npicture_costs: false\n")
      #expect(await site.run(["build", "--offline"]).code == 0)
      #expect(try !site.text("public/costs/index.html").contains("dearest"))
    }
  }

  @Test func draftsAreNotNamed() async throws {
    let site = try TestSite([
      "gallerist.yml": Self.settings, "content/one.md": "A mug",
      "content/secret/two.md": "---\ndraft: true\ntags: [hidden]\n---\nA cup",
    ])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox, ["--drafts"]).code == 0)
      #expect(try site.text("public/costs/index.html").contains("hidden"))
      #expect(await site.run(["build", "--offline"]).code == 0)
      let costs = try site.text("public/costs/index.html")
      #expect(!costs.contains("secret/two") && !costs.contains(">hidden<"))
      #expect(try !site.text("public/search/start.json").contains("hidden"))
    }
  }
}
