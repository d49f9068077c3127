import Foundation
import GalleristCommands
import NIOHTTP1
import Testing

@Suite(.timeLimit(.minutes(15))) struct ServeCommandTests {
  @Test func buildsAndShowsTheSiteAndNothingElse() async throws {
    let site = try TestSite(["content/a.md": "Apple", "outside.txt": "not yours", "static/robots.md": "R"])
    try await withServedSite(site) { served async throws in
      #expect(try await served.get("").body.contains("<h1"))
      #expect(try await served.get("a/").body.contains("Apple"))
      // Followed to the address with a slash, where relative links lead right.
      #expect(try await served.get("a").body.contains("Apple"))
      #expect(try await served.get("robots.md").body == "R")
      for path in [
        "none/", "..%2foutside.txt", "%2e%2e/outside.txt", "outside.txt", "gallerist.yml", "content/a.md", "%00",
        "_gallerist/", "static/", "a/../outside.txt", ".gallerist/.gitignore",
      ] {
        let answer = try await served.get(path)
        #expect(answer.status == 404, "\(path)")
        #expect(!answer.body.contains("not yours"), "\(path)")
      }
      let head = try await served.get("a/", method: .HEAD)
      #expect(head.status == 200 && head.body.isEmpty && head.headers.first(name: "content-length") != nil)
      #expect(try await served.get("a/", method: .POST).status == 405)
    }
    // What is published is left alone, and nothing is in the books.
    #expect(!site.exists("public") && !site.exists("gallerist.lock") && !site.exists(".gallerist/ledger.sqlite"))
  }

  @Test(
    arguments: [
      (["Host": "evil.example"], 421), (["Host": "127.0.0.1.evil.example"], 421), (["Host": "localhost:80"], 200),
      (["Host": "localhost:x"], 421), (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403),
      (["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"], 403),
      (["Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"], 403),
      (["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"], 200),
      (["Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"], 200), (["Sec-Fetch-Site": "none"], 200),
    ] as [([String: String], UInt)])
  func answersOnlyThePersonsOwnBrowser(headers: [String: String], status: UInt) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withServedSite(site) { served async throws in
      #expect(try await served.get("", headers: headers).status == status)
      let own = try await served.get("_gallerist/preview.js", headers: headers).status
      #expect(own == (headers["Sec-Fetch-Mode"] == "navigate" ? 403 : status))
    }
  }

  @Test func saysThatAPortIsTaken() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withServedSite(site) { served async throws in
      let port = try #require(URL(string: served.address)?.port)
      let outcome = await site.run(["serve", "--port", "\(port)"])
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("error: port \(port) is taken by another program"))
      #expect(outcome.messages.contains("help: choose another --port"))
    }
  }

  @Test func refusesToPutThePreviewWhereThePublishedSiteIs() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    for folder in ["public", "public/preview", "PUBLIC"] {
      #expect(await site.run(["serve", "--output", folder]).code == 64, "\(folder)")
    }
    try await withServedSite(site, ["--output", "preview"]) { _ in }
    #expect(try site.text("preview/a/index.html").contains("Apple"))
    #expect(!(try site.text("preview/a/index.html").contains("data-events")))
    #expect(!site.exists("public"))
  }

  @Test func showsDraftsOnlyWhereTheyAreAskedFor() async throws {
    let site = try TestSite(["content/a.md": "---\ndraft: true\n---\nApple", "content/b.md": "Bread"])
    try await withServedSite(site) { served async throws in #expect(try await served.get("a/").status == 404) }
    try await withServedSite(site, ["--drafts"]) { served async throws in
      #expect(try await served.get("a/").status == 200)
    }
  }

  @Test func makesStandInPicturesAlsoForWhatIsSavedLater() async throws {
    let site = try TestSite(["content/a.md": "---\nquality: low\n---\nApple"])
    try await withServedSite(site, ["--sandbox"]) { served async throws in
      #expect(try await served.get("a/").body.contains("renditions/"))
      try site.write("content/b.md", "---\nquality: low\n---\nBread")
      try await served.wait { try await served.get("b/").body.contains("renditions/") }
    }
    #expect(!site.exists("public") && !site.exists("gallerist.lock") && !site.exists("images"))
  }

  @Test func opensTheBrowserThatIsNamedWithoutTheKey() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try site.write("browser", "#!/bin/sh\n{ echo \"$1\"; env; } > \"$OUT.part\"\nmv \"$OUT.part\" \"$OUT\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site.file("browser").path)
    let environment = [
      "BROWSER": site.file("browser").path, "OUT": site.file("opened").path, "JOYAI_API_KEY": testKey,
      "COPY": "x\(testKey)", "PATH": "/usr/bin:/bin",
    ]
    try await withServedSite(site, ["--open"], environment: environment) { served async throws in
      try await served.wait { site.exists("opened") }
      let text = try site.text("opened")
      #expect(text.hasPrefix(served.address + "\n"))
      #expect(!text.contains(testKey))
    }
    try await withServedSite(site, ["--open"], environment: ["BROWSER": "/nowhere"]) { served async throws in
      try await served.waitForMessage("no browser was opened: /nowhere cannot be run")
      #expect(try await served.get("").status == 200)
    }
  }
}
