import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

/// Whatever is written into a site while `serve` shows it.
@Suite(.timeLimit(.minutes(15))) struct ServeChangesTests {
  @Test func followsASaveAndTellsThePageThatItShows() async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread", "static/x.css": "a{}"])
    try await withServedSite(site) { served async throws in
      let version = try await served.version(of: "a/")
      try await served.withEvents(ofPage: "/a/", version: version) { events async throws in
        #expect(try #require(await events.next()).contains(#""update":"nothing","problems":[]"#))
        try site.write("static/x.css", "b{}")
        #expect(try #require(await events.next()).contains(#""update":"styles","renamed":{},"#))
        try site.write("content/a.md", "---\nqualty: high\n---\nApple")
        let wrong = try #require(await events.next())
        #expect(wrong.contains(#""update":"nothing""#))
        #expect(wrong.contains(#"content/a.md:2:1: error: unknown key \"qualty\""#))
        #expect(wrong.contains(#""excerpt":"qualty: high\n^""#))
        #expect(try await served.get("a/").body.contains("Apple"))
        #expect(served.messages.text.contains("The last good pages stay until that is mended."))
        try site.write("content/a.md", "Apricot")
        let mended = try #require(await events.next())
        #expect(mended.contains(#""update":"reload","problems":[]"#))
        #expect(try await served.get("a/").body.contains("Apricot"))
        try await served.waitForMessage("content/a.md: mended, ")
      }
      // Another run's version is none of this one's.
      try await served.withEvents(ofPage: "/a/", version: "earlier.1") { events async throws in
        #expect(try #require(await events.next()).contains(#""update":"reload""#))
      }
    }
  }

  @Test func swapsTheThemesStyleSheetWithoutReloading() async throws {
    let site = try TestSite(["content/a.md": "Apple", "templates/assets/style.css": "a{}"])
    try await withServedSite(site) { served async throws in
      try await served.withEvents(ofPage: "/a/", version: try await served.version(of: "a/")) { events async throws in
        _ = await events.next()
        try site.write("templates/assets/style.css", "b{}")
        let event = try #require(await events.next())
        #expect(event.contains(#""update":"styles","renamed":{"/assets/style-"#), "\(event)")
      }
    }
  }

  @Test func leavesPagesAloneThatShowNothingOfAChange() async throws {
    let site = try TestSite(
      Dictionary(uniqueKeysWithValues: (10..<70).map { ("content/\($0).md", "---\ntitle: A cup\n---\nCup \($0)") }))
    try await withServedSite(site) { served async throws in
      let version = try await served.version(of: "10/")
      try await served.withEvents(ofPage: "/10/", version: version) { events async throws in
        _ = await events.next()
        try await served.withEvents(ofPage: "/", version: version) { home async throws in
          _ = await home.next()
          // It is on the second page, but the first one finds it, and may have been extended by it.
          try site.write("content/69.md", "---\ntitle: A cup\n---\nSaucer")
          let event = try #require(await home.next())
          #expect(event.contains(#""update":"reload""#), "\(event)")
        }
        let event = try #require(await events.next())
        #expect(event.contains(#""update":"nothing""#), "\(event)")
        try site.write("static/x.js", "1")
        #expect(try #require(await events.next()).contains(#""update":"reload""#))
      }
    }
  }

  @Test func seesTwoSavesOfTheSameSizeInPlace() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withServedSite(site) { served async throws in
      for word in ["Peach", "Mango", "Lemon"] {
        try Data(word.utf8).write(to: site.file("content/a.md"))
        try await served.wait { try await served.get("a/").body.contains(word) }
      }
    }
  }

  @Test func keepsTheLastGoodPagesWhateverBecomesOfTheSources() async throws {
    let site = try TestSite(["content/a.md": "Apple", "templates/404.mustache": "gone", "static/s.txt": "s"])
    try await withServedSite(site) { served async throws in
      func breaks(_ words: String, _ change: () throws -> Void, mend: () throws -> Void) async throws {
        try change()
        try await served.waitForMessage(words)
        #expect(try await served.get("a/").body.contains("Apple"), "\(words)")
        try mend()
        let version = try await served.version(of: "a/")
        try await served.withEvents(ofPage: "/a/", version: version) { events async throws in
          while let event = await events.next(), !event.contains(#""problems":[]"#) {}
        }
      }
      let settings = TestSite.settings
      try await breaks("unknown key \"titel\"") {
        try site.write("gallerist.yml", "titel: x")
      } mend: {
        try site.write("gallerist.yml", settings)
      }
      try await breaks("there is no gallerist.yml") {
        try site.remove("gallerist.yml")
      } mend: {
        try site.write("gallerist.yml", settings)
      }
      try await breaks("gallerist.yml:1:1: error: not a regular file") {
        try site.remove("gallerist.yml")
        try site.write("gallerist.yml/x", "")
      } mend: {
        try site.remove("gallerist.yml")
        try site.write("gallerist.yml", settings)
      }
      try await breaks("templates/404.mustache:1:") {
        try site.write("templates/404.mustache", "{{#open}}")
      } mend: {
        try site.write("templates/404.mustache", "gone")
      }
      try await breaks("content/b.md:2:9: error: not valid YAML") {
        try site.write("content/b.md", "---\nextra: [\n---\nBread")
      } mend: {
        try site.remove("content/b.md")
      }
      try await breaks("gallerist.lock:1") {
        try site.write("gallerist.lock", "<<<<<<< main\n")
      } mend: {
        try site.remove("gallerist.lock")
      }
      try await breaks("leads out of the site") {
        try site.link("static/out", to: "/etc/hostname")
      } mend: {
        try site.remove("static/out")
      }
      // No error: an empty gallery, and back.
      try site.move("content", to: "elsewhere")
      try await served.wait { try await served.get("a/").status == 404 }
      try site.move("elsewhere", to: "content")
      try await served.wait { try await served.get("a/").status == 200 }
      // A file becomes a folder.
      try site.remove("content/a.md")
      try site.write("content/a/c.md", "Cherry")
      try await served.wait { try await served.get("a/c/").status == 200 }
    }
  }

  @Test func startsWithBrokenContentAndShowsItOnceItIsMended() async throws {
    let site = try TestSite(["content/a.md": "---\nqualty: high\n---\nApple"])
    try await withServedSite(site) { served async throws in
      let answer = try await served.get("a/")
      #expect(answer.status == 503 && answer.body.contains("_gallerist/preview.js"))
      try site.write("content/a.md", "Apple")
      try await served.wait { try await served.get("a/").status == 200 }
    }
  }

  @Test func takesInWhatChangesInTheSettings() async throws {
    let site = try TestSite(["content/2026-06-06-a.md": "Apple"])
    try await withServedSite(site) { served async throws in
      #expect(try await served.get("feed.xml").status == 404)
      try site.write("gallerist.yml", "title: Cups\nbase_url: https://example.com/sub/\noutput: dist\n")
      try await served.wait { try await served.get("").body.contains("<title>Cups") }
      #expect(try await served.get("feed.xml").body.contains(served.address))
      #expect(try await served.get("a/").status == 200)
    }
    #expect(!site.exists("dist") && !site.exists("public"))
  }

  @Test func showsPicturesThatAnotherRunMakes() async throws {
    let site = try TestSite(["content/a.md": "---\nquality: low\n---\nApple"])
    try await withSandbox { sandbox async throws in
      try await withServedSite(site) { served async throws in
        #expect(try await !served.get("a/").body.contains("renditions/"))
        // It holds nothing that would be in the way of this.
        let outcome = await site.run(["generate", "--yes"], environment: sandbox.environment)
        #expect(outcome.code == 0, "\(outcome.messages)")
        try await served.wait { try await served.get("a/").body.contains("renditions/") }
        #expect(await site.run(["build", "--offline"]).code == 0)
        try site.remove("public")
        #expect(try await served.get("a/").status == 200)
      }
      #expect(await sandbox.charges().count == 1)
    }
  }

  @Test func keepsTheKeyOutOfWhatAPageIsTold() async throws {
    let site = try TestSite(["content/a.md": "---\nqualty: \(testKey)\n---\nApple"])
    try await withServedSite(site, environment: ["JOYAI_API_KEY": testKey]) { served async throws in
      try await served.withEvents(ofPage: "/a/", version: "x.1") { events async throws in
        let event = try #require(await events.next())
        #expect(event.contains("qualty") && !event.contains(testKey), "\(event)")
      }
      #expect(!served.messages.text.contains(testKey))
    }
  }
}
