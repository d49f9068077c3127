import Foundation
import Testing

@Suite struct ThemeCommandTests {
  @Test func writesTheWholeThemeAndTheSameSite() async throws {
    let site = try TestSite.twoMugs()
    #expect(await site.run(["build", "--offline"]).code == 0)
    let before = try site.snapshot()
    let outcome = await site.run(["theme", "export"])
    #expect(outcome.code == 0)
    let listed = await site.run(["theme", "list"]).output.split(separator: "\n")
    #expect(listed.count > 50)
    #expect(outcome.output.split(separator: "\n") == listed.map { "templates/" + $0 })
    for path in listed { #expect(site.exists("templates/" + path)) }
    #expect(await site.run(["build", "--offline"]).messages.contains("0 files written"))
    #expect(try site.snapshot() == before)
  }

  @Test func neverOverwritesAFile() async throws {
    let site = try TestSite(["templates/home.mustache": "mine", "content/a.md": "A mug"])
    let outcome = await site.run(["theme", "export", "home.mustache", "templates/i18n/de.yml"])
    #expect(outcome.code == 0)
    #expect(outcome.output == "templates/i18n/de.yml\n")
    #expect(outcome.messages == "templates/home.mustache: kept as it is.\n")
    #expect(try site.text("templates/home.mustache") == "mine")
    let again = await site.run(["theme", "export", "i18n/de.yml"])
    #expect(again.output.isEmpty && again.messages == "Nothing was written.\n")
  }

  @Test func knowsItsFilesAlone() async throws {
    let site = try TestSite.twoMugs()
    for path in ["partials/foter.mustache", "../../etc/passwd", "/etc/passwd", "content/a.md"] {
      let outcome = await site.run(["theme", "export", path])
      #expect(outcome.code == 64, "\(path)")
      #expect(outcome.messages.contains("the built-in theme has no file \"\(path)\""), "\(outcome.messages)")
    }
    #expect(
      await site.run(["theme", "export", "partials/foter.mustache"]).messages
        .contains("did you mean \"partials/footer.mustache\"?"))
    for word in ["footer", "footer.html", "footer.mustache", "templates/footer"] {
      let messages = await site.run(["theme", "export", word]).messages
      #expect(messages.contains("did you mean \"partials/footer.mustache\"?"), "\(messages)")
    }
    #expect(await site.run(["theme", "list", "home.mustache"]).code == 64)
    #expect(!site.exists("templates"))
  }

  @Test func needsASite() async throws {
    let site = try TestSite.twoMugs()
    try site.remove("gallerist.yml")
    #expect(await site.run(["theme", "export"]).code == 78)
    #expect(!site.exists("templates"))
  }

  @Test func followsNoLinkOutOfTheSite() async throws {
    let (site, elsewhere) = (try TestSite.twoMugs(), try TestSite())
    try site.link("templates", to: elsewhere.url.path)
    #expect(await site.run(["theme", "export", "home.mustache"]).code != 0)
    #expect(!elsewhere.exists("home.mustache"))
  }

  @Test(arguments: ["build", "check"])
  func filesThatWereMeantForAPartAreNamed(command: String) async throws {
    let site = try TestSite([
      "content/a.md": "---\ntemplate: poster\n---\nA mug",
      // Meant for a part of the theme, and used for nothing.
      "templates/footer.mustache": "x", "templates/partials/foter.mustache": "x", "templates/style.css": "x",
      // Named by a prompt file, by a template, and nothing of the theme's.
      "templates/poster.mustache": "{{<prompt}}{{$main}}{{>partials/heads}}{{/main}}{{/prompt}}",
      "templates/partials/heads.mustache": "x", "templates/README.md": "x", "templates/plan.mustache": "x",
      "templates/i18n/fr.yml": "", "templates/i18n/a.md": "x",
      "templates/partials/logo.mustache": "x", "templates/partials/hero.mustache": "x",
      "templates/partials/newsletter.mustache": "x", "templates/mine/logo.mustache": "x",
      // A page that only a draft may name.
      "templates/index.mustache": "{{<prompt}}{{/prompt}}",
    ])
    let outcome = await site.run([command] + (command == "build" ? ["--offline"] : []))
    #expect(outcome.code == 0, "\(outcome.messages)")
    let warned = outcome.messages.split(separator: "\n").filter { $0.contains("warning: nothing uses this file") }
    #expect(
      warned.map { $0.prefix { $0 != ":" } } == [
        "templates/footer.mustache", "templates/partials/foter.mustache", "templates/style.css",
      ])
    if command == "check" {
      let report = try await site.json(["check", "--json"])
      #expect(
        (report["diagnostics"] as? [[String: Any]])?.map { $0["severity"] as? String } == [
          "warning", "warning", "warning",
        ])
    }
    for meant in ["partials/footer.mustache", "assets/style.css"] {
      #expect(outcome.messages.contains("the theme's own is templates/\(meant); move or rename this one"))
    }
  }

  @Test func namesThatMeanNothingAreErrorsUnlessToldOtherwise() async throws {
    let site = try TestSite([
      "content/a.md": "A mug", "templates/404.mustache": "x\n {{titel}}{{>nowhere}}{{words.hom}}",
    ])
    let strict = await site.run(["build", "--offline"])
    #expect(strict.code == 65)
    for place in ["2:2: error: there is no value \"titel\"", "2:11: error: there is no template \"nowhere\""] {
      #expect(strict.messages.contains("templates/404.mustache:" + place), "\(strict.messages)")
    }
    #expect(!site.exists("public"))
    let loose = await site.run(["build", "--offline", "--no-strict"])
    #expect(loose.code == 0)
    #expect(loose.messages.contains("templates/404.mustache:2:2: warning: there is no value \"titel\""))
    #expect(try site.text("public/404.html") == "x\n ")
    // What would not be escaped, or never ends, is no matter of taste.
    try site.write("templates/404.mustache", "{{{title}}}")
    #expect(await site.run(["build", "--offline", "--no-strict"]).code == 65)
    try site.write("templates/404.mustache", "{{>404}}")
    #expect(await site.run(["build", "--offline", "--no-strict"]).code == 65)
  }
}
