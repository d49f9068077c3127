import Foundation
import GalleristCommands
import Testing

@Suite struct NewCommandTests {
  private static let made = [
    ".gitattributes", ".github", ".gitignore", "content", "gallerist.yml",
  ]

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func makesASiteThatBuildsInTheSandboxForFewCredits() async throws {
    let place = try TestSite()
    let site = place.file("far/away")
    let outcome = await told(["new", site.path])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("gallerist.yml"))
    #expect(
      outcome.messages.contains("Next:\n  cd \(site.path)\n  gallerist build --sandbox\n  gallerist serve --sandbox\n"))
    #expect(try names(site) == Self.made)

    let plan = await told(["plan", "--json", "--site", site.path])
    #expect(plan.code == 0)
    let total = try #require(
      JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any])
    let credits = try #require(total["credits"] as? Int)
    let limit = try #require(total["max_credits"] as? Int)
    #expect(credits <= 40 && credits <= limit)
    #expect(total["missing"] as? Int == 6)

    let check = await told(["check", "--site", site.path])
    #expect(check.code == 0 && check.messages.isEmpty)
    let build = await told(["build", "--sandbox", "--site", site.path])
    #expect(build.code == 0, "\(build.messages)")
    #expect(FileManager.default.fileExists(atPath: site.appending(path: "public/still-life/glazes/index.html").path))
  }

  /// A matrix, several prompts in a file, and an edit: what a person would otherwise have to find in the manual.
  @Test func showsWhatPromptFilesCanDo() async throws {
    let place = try TestSite()
    try #require(await told(["new", place.file("s").path]).code == 0)
    let plan = await told(["plan", "--site", place.file("s").path]).output
    for id in ["01-teapot#lid", "02-glazes@glaze=moss-green", "03-evening  "] {
      #expect(plan.contains("still-life/" + id))
    }
    #expect(plan.contains("waits for still-life/01-teapot"))
  }

  @Test(arguments: [[".git/config"], ["README.md", "LICENSE"], []])
  func takesAFolderAsACodeHostBeginsIt(files: [String]) async throws {
    let place = try TestSite()
    for file in files { try place.write("s/\(file)", "") }
    try FileManager.default.createDirectory(at: place.file("s"), withIntermediateDirectories: true)
    #expect(await told(["new", place.file("s").path]).code == 0)
    #expect(try Set(names(place.file("s"))).isSuperset(of: Self.made))
    for file in files { #expect(place.exists("s/\(file)")) }
  }

  @Test(arguments: ["notes.txt", "content/a.md", ".gitignore", ".github/workflows/x.yml", "gallerist.yml"])
  func changesNothingInAFolderThatIsNotEmpty(file: String) async throws {
    let place = try TestSite()
    try place.write("s/\(file)", "mine")
    let outcome = await told(["new", place.file("s").path])
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("nothing was changed"))
    #expect(outcome.output.isEmpty)
    #expect(try names(place.file("s")).count == 1)
    #expect(try String(contentsOf: place.file("s/\(file)"), encoding: .utf8) == "mine")
  }

  @Test func refusesAFileInTheWay() async throws {
    let place = try TestSite(["file": "mine"])
    for path in ["file", "file/below"] {
      let outcome = await told(["new", place.file(path).path])
      #expect(outcome.code == 64)
      #expect(outcome.messages.contains("is a file"))
    }
    #expect(try String(contentsOf: place.file("file"), encoding: .utf8) == "mine")
  }

  @Test(arguments: ["", "a\u{1B}[31mb", "a\nb"]) func refusesANameThatCannotBeSeen(name: String) async throws {
    let place = try TestSite()
    let path = name.isEmpty ? "" : place.file("").path + "/" + name
    let outcome = await told(["new", path])
    #expect(outcome.code == 64)
    #expect(!outcome.messages.contains("\u{1B}"))
    #expect(try names(place.url) == ["gallerist.yml"])
  }

  @Test(.timeLimit(.minutes(15)), arguments: ["it's", "two words", "$(touch x)", "\"q\"", "a;b", "`x`", "é"])
  func theNextCommandsCanBePasted(name: String) async throws {
    let bash = try #require(InstalledProgram("bash"))
    let place = try TestSite()
    let outcome = await told(["new", place.file(name).path])
    #expect(outcome.code == 0)
    let line = try #require(outcome.messages.split(separator: "\n").first { $0.hasPrefix("  cd ") })
    let (succeeded, text) = try await bash.run(["-c", "\(line) && ls"])
    #expect(succeeded)
    #expect(text.contains("gallerist.yml"))
  }

  @Test func tellsOfTheSiteAroundIt() async throws {
    let place = try TestSite()
    let outcome = await told(["new", place.file("inner").path])
    #expect(outcome.code == 0)
    #expect(outcome.messages.contains("warning: this site lies inside of another one, \(place.url.path)"))
  }

  @Test func takesNoSite() async {
    let outcome = await told(["new", "x", "--site", "y"])
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains("--site is for sites that exist"))
  }
}
