import Foundation
import JoyAISandbox
import Testing

@Suite struct OutputTests {
  @Test func pagesOfDeletedFilesGoAndForeignFilesStay() async throws {
    let site = try TestSite.twoMugs()
    #expect(await site.run(["build", "--offline"]).code == 0)
    try site.write("public/CNAME", "example.com")
    try site.write("public/mugs/red/mine.txt", "mine")
    try site.remove("content/mugs/red.md")
    let outcome = await site.run(["build", "--offline"])
    #expect(outcome.code == 0)
    // Its page, and the part of the search that knew its words.
    #expect(outcome.messages.contains(", 2 removed.\n"))
    #expect(try site.paths(below: "public/mugs") == ["blue/index.html", "index.html", "red/mine.txt"])
    #expect(try site.text("public/CNAME") == "example.com")
  }

  @Test func aForeignFileIsNeverOverwritten() async throws {
    let site = try TestSite.twoMugs()
    try site.write("public/index.html", "mine")
    let outcome = await site.run(["build", "--offline"])
    #expect(outcome.code == 65)
    #expect(outcome.messages.hasPrefix("public/index.html: error: this file is in the way"))
    #expect(try site.snapshot() == ["index.html": Data("mine".utf8)])
  }

  @Test func theSitesOwnTemplateWins() async throws {
    let site = try TestSite.twoMugs()
    try site.write("templates/partials/footer.mustache", "<footer>{{site.title}} by <b>hand</b></footer>\n")
    #expect(await site.run(["build", "--offline"]).code == 0)
    let pages = try site.paths(below: "public").filter { $0.hasSuffix(".html") }
    for page in pages { #expect(try site.text("public/" + page).contains("<footer>Mugs by <b>hand</b></footer>")) }
    // And reaches every page again when it goes.
    try site.remove("templates")
    #expect(await site.run(["build", "--offline"]).code == 0)
    for page in pages { #expect(try !site.text("public/" + page).contains("by <b>hand</b>")) }
  }

  @Test func aBrokenTemplateLeavesTheOldPages() async throws {
    let site = try TestSite.twoMugs()
    #expect(await site.run(["build", "--offline"]).code == 0)
    let pages = try site.snapshot()
    try site.write("templates/404.mustache", "<p>\n  {{#open}} x\n")
    let outcome = await site.run(["build", "--offline"])
    #expect(outcome.code == 65)
    #expect(outcome.messages.hasPrefix("templates/404.mustache:2:3: error:"))
    #expect(try site.snapshot() == pages)
  }

  @Test(
    arguments: [
      ("templates/404.mustache", "<p>\n  {{#open}} x\n"), ("templates/prompt.mustache", "{{> nowhere}}\n"),
      ("content/new.md", "---\ntemplate: nowhere\n---\nA new mug"),
    ])
  func whatCannotBeRenderedIsNotPaidFor(path: String, text: String) async throws {
    let site = try TestSite.twoMugs()
    try site.write(path, text)
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains(path))
      #expect(await sandbox.received().isEmpty)
      #expect(!site.exists("gallerist.lock"))
    }
  }

  @Test func optionsSayWhereItGoes() async throws {
    let site = try TestSite.twoMugs()
    try site.write("static/hello.txt", "hello")
    let outcome = await site.run(["build", "--offline", "--output", "docs", "--base-url", "https://example.com/g"])
    #expect(outcome.code == 0)
    #expect(outcome.messages.hasPrefix("docs/: "))
    #expect(!site.exists("public"))
    #expect(try site.text("docs/hello.txt") == "hello")
    #expect(try site.text("docs/mugs/red/index.html").contains(#"href="https://example.com/g/mugs/red/""#))
    #expect(try site.text("docs/sitemap.xml").contains("<loc>https://example.com/g/mugs/red/</loc>"))
  }

  @Test func aSiteWithoutContentIsASite() async throws {
    let site = try TestSite()
    #expect(await site.run(["build"]).code == 0)
    #expect(site.exists("public/index.html"))
    #expect(!site.exists("gallerist.lock"))
  }
}
