import Foundation
import GalleristCommands
import JoyAI
import JoyAISandbox
import Testing

@Suite struct SandboxBuildTests {
  /// Two small pictures: the built-in sandbox paints them in full size.
  private func site() throws -> TestSite {
    try TestSite([
      "gallerist.yml": TestSite.settings + "defaults: {model: joyai, size: 256*256}\n",
      "content/mugs/a.md": "---\nimages: [https://example.com/x.jpg]\ntags: [x]\n---\nA mug",
      "content/b.md": "---\nimages: [https://example.com/x.jpg]\n---\nA cup",
    ])
  }

  @Test func keepsItsBooksApart() async throws {
    let site = try site()
    let outcome = await site.run(["build", "--sandbox"])
    #expect(outcome.code == 0)
    #expect(outcome.messages.contains("2 pictures made in the sandbox.\n"))
    #expect(!site.exists("gallerist.lock"))
    #expect(!site.exists("images"))
    #expect(!site.exists(".gallerist/ledger.sqlite"))
    for path in ["gallerist.lock", "ledger.sqlite", "images", "originals"] {
      #expect(site.exists(".gallerist/sandbox/\(path)"))
    }
    // The real books know nothing of it.
    #expect(await site.run(["plan"]).output.contains("2 pictures to make for 48 credits."))
    let note = "The sandbox has books of its own: gallerist status --sandbox shows them.\n"
    #expect(await site.run(["status"]).messages == note)
    #expect(await site.run(["status", "--sandbox"]).messages.isEmpty)
    #expect(await site.run(["status", "--json"]).messages.isEmpty)
    #expect(await site.run(["plan", "--sandbox"]).output == "Nothing is missing.\n")
    #expect(await site.run(["costs", "--sandbox", "--json"]).output.contains(#""total":{"pictures":2,"credits":48"#))
    #expect(await site.run(["costs", "--json"]).output.contains(#""total":{"pictures":0,"credits":0"#))
    #expect(await site.run(["verify", "--sandbox"]).output == "2 originals checked: all is well.\n")
  }

  @Test func saysSoOnEveryPageAndIsNotIndexed() async throws {
    let site = try site()
    #expect(await site.run(["build", "--sandbox"]).code == 0)
    let pages = try site.paths(below: "public").filter { $0.hasSuffix(".html") }
    #expect(pages.count >= 10)
    for page in pages {
      let text = try site.text("public/" + page)
      #expect(text.contains(#"<meta name="robots" content="noindex">"#), "\(page)")
      #expect(text.contains("these pictures were made without the API"), "\(page)")
    }
    #expect(try site.text("public/robots.txt") == "# Made by Gallerist\nUser-agent: *\nDisallow: /\n")
  }

  @Test func isUnchangedTheSecondTimeAndTheSameElsewhere() async throws {
    let site = try site()
    #expect(await site.run(["build", "--sandbox"]).code == 0)
    let (pages, stamps) = (try site.snapshot(), try site.stamps())
    #expect(await site.run(["build", "--sandbox"]).code == 0)
    #expect(try site.stamps() == stamps)
    let clone = try site.clone()
    #expect(await clone.run(["build", "--sandbox"]).code == 0)
    #expect(try clone.snapshot() == pages)
  }

  @Test func sendsNothingToTheRealAPIAndLeavesTheRealBooksAlone() async throws {
    let site = try site()
    try await withSandbox { api async throws in
      #expect(await site.build(api, ["--only", "b"]).code == 0)
      let books = try site.snapshot("").filter { $0.key.hasPrefix("images/") || $0.key == "gallerist.lock" }
      let count = await api.received().count
      #expect(await site.run(["build", "--sandbox"], environment: api.environment).code == 0)
      #expect(await site.run(["generate", "--sandbox"], environment: ["JOYAI_BASE_URL": "nonsense"]).code == 0)
      #expect(await api.received().count == count)
      #expect(try site.snapshot("").filter { $0.key.hasPrefix("images/") || $0.key == "gallerist.lock" } == books)
      // And the other way round: a real build takes no stand-in picture, and no banner stays.
      #expect(await site.build(api).code == 0)
      #expect(await api.totalCharged() == 48)
      #expect(try !site.text("public/index.html").contains(#"class="sandbox""#))
    }
  }

  @Test func goesOnAfterAnInterruptedOne() async throws {
    let site = try site()
    let outcome = await site.run(["build", "--sandbox"]) { world in
      world.interruption = { 2 }
      // The first pause ends the run, as a signal would.
      world.pollingClock = PollingClock(elapsed: { .zero }, sleep: { _ in throw CancellationError() }, jitter: { 0 })
    }
    #expect(outcome.code == 3)
    let again = await site.run(["build", "--sandbox"])
    #expect(again.code == 0)
    #expect(again.messages.contains("2 pictures made in the sandbox.\n"))
  }

  @Test func isMadeAnewWhereItsStateIsDeletedInPart() async throws {
    let site = try site()
    #expect(await site.run(["build", "--sandbox", "--only", "mugs/a"]).code == 0)
    try site.remove(".gallerist/sandbox/images")
    try site.remove(".gallerist/sandbox/originals")
    #expect(await site.run(["build", "--sandbox", "--only", "mugs/a"]).code == 0)
    #expect(try site.paths(below: ".gallerist/sandbox/images").count == 1)
  }
}
