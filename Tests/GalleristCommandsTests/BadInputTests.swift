import Foundation
import JoyAISandbox
import Testing

/// Everything that a person can write wrong, through the whole program.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.all) func isSaidAndStopsEverything(bad: BadInput) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let pages = try site.stamps()
      let count = await sandbox.received().count
      // Something would have to be sent.
      try site.write("content/new.md", "A new mug")
      for (path, bytes) in bad.files { try site.write(path, bytes) }
      for arguments in [["build", "--yes"], ["generate", "--yes"]] {
        let outcome = await site.run(arguments, environment: sandbox.environment)
        #expect(outcome.code == bad.code)
        #expect(outcome.messages.contains(bad.words), "\(outcome.messages.prefix(2_000))")
        #expect(outcome.output.isEmpty)
      }
      #expect(await sandbox.received().count == count)
      #expect(try site.stamps() == pages)
    }
  }

  @Test func isSaidForAllFilesInOneRun() async throws {
    let site = try TestSite([
      "content/a.md": "---\nquality: ultra\nresolution: 8k\n---\n", "content/b/c.md": "A {{x}}", "content/d.md": "Good",
    ])
    let outcome = await site.run(["plan"])
    #expect(outcome.code == 65)
    let places = outcome.messages.split(separator: "\n").filter { $0.hasPrefix("content/") }
      .map { $0.prefix(while: { $0 != " " }) }
    #expect(places == ["content/a.md:2:10:", "content/a.md:3:13:", "content/a.md:5:1:", "content/b/c.md:1:3:"])
  }

  @Test(arguments: ["content/bad.md", "content/folder", "static/bad.txt", "templates/404.mustache"])
  func aLinkOutOfTheSiteIsNotFollowed(path: String) async throws {
    let outside = try TestSite(["secret": "A secret", "folder/secret.md": "A secret"])
    let site = try TestSite.twoMugs()
    #expect(await site.run(["build", "--offline"]).code == 0)
    let pages = try site.stamps()
    try site.link(path, to: outside.file(path.hasSuffix("folder") ? "folder" : "secret").path)
    let outcome = await site.run(["build", "--offline"])
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains(path))
    #expect(outcome.messages.contains("leads out of the site"))
    #expect(try site.stamps() == pages)
  }

  @Test(arguments: ["public", "public/mugs"])
  func anOutputFolderThatLeadsOutOfTheSiteIsNotWritten(path: String) async throws {
    let outside = try TestSite(["folder/keep": "mine"])
    let site = try TestSite.twoMugs()
    try site.link(path, to: outside.file("folder").path)
    try await withSandbox { sandbox async throws in
      for arguments in [["--offline"], []] {
        let outcome = await site.build(sandbox, arguments)
        #expect(outcome.code == 65)
        #expect(outcome.messages.contains(": error: "))
      }
      #expect(try outside.snapshot("folder") == ["keep": Data("mine".utf8)])
    }
    #expect(try outside.snapshot("folder") == ["keep": Data("mine".utf8)])
  }

  @Test(arguments: ["images", ".gallerist", "gallerist.lock"])
  func booksThatLieOutsideTheSiteAreNotUsed(path: String) async throws {
    let outside = try TestSite(["folder/keep": "mine", "file": ""])
    let site = try TestSite.twoMugs()
    try site.link(path, to: outside.file(path.hasSuffix("lock") ? "file" : "folder").path)
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect([65, 74].contains(outcome.code))
      #expect(await sandbox.received().isEmpty)
      #expect(try outside.snapshot("folder") == ["keep": Data("mine".utf8)])
      #expect(try outside.text("file") == "")
    }
  }
}
