import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

/// `gallerist costs --compare` in real git repositories.
@Suite(.timeLimit(.minutes(15))) struct CompareTests {
  private func compare(_ site: GitSite, _ arguments: String..., code: Int32 = 0) async throws -> Outcome {
    let before = try await state(of: site)
    let outcome = await site.run(["costs", "--compare"] + arguments)
    #expect(outcome.code == code, "\(outcome.messages)")
    #expect(try await state(of: site) == before, "the repository is as it was")
    return outcome
  }

  /// Whatever a command might have changed: references, the index, and every file but git's and the ledger's own.
  private func state(of site: GitSite) async throws -> String {
    let references = try await site.git("for-each-ref")
    let index = try await site.git("ls-files", "--stage", "--debug")
    let files = try TestSite.snapshot(of: site.url).filter {
      !$0.key.hasPrefix(".git/") && !$0.key.hasPrefix(".gallerist/")
    }
    return references + index + files.keys.sorted().joined(separator: "\n")
      + "\(files.values.map(\.count).reduce(0, +))"
  }

  private func rows(_ outcome: Outcome) throws -> [String] {
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let pictures = json?["pictures"] as? [[String: Any]] ?? []
    return pictures.map { picture in
      ["change", "id", "state", "credits"].compactMap { picture[$0].map { "\($0)" } }.joined(separator: " ")
        .replacing("<null>", with: "-")
    }
  }

  @Test(arguments: ["", "galleries/mugs"])
  func saysWhatABranchAdds(folder: String) async throws {
    let site = try await GitSite(at: folder)
    try site.write("content/red.md", "A red mug\n")
    try site.write("content/old.md", "An old mug\n")
    try await site.commit()
    try await site.git("switch", "-q", "-c", "feature")
    try site.write("content/blue.md", "---\nquality: high\n---\nA blue mug\n")
    try site.write("content/green.md", "A green mug\n")
    try site.write("content/draft.md", "---\ndraft: true\n---\nA draft\n")
    try site.write("content/mugs/red.md", "A red mug\n")
    try site.remove("content/red.md")
    try site.remove("content/old.md")
    try await site.commit()
    // What others do in the meantime is not this branch's work.
    try await site.git("switch", "-q", "main")
    try site.write("content/others.md", "A mug of others\n")
    try site.remove("content/blue.md")
    try await site.commit()
    try await site.git("switch", "-q", "feature")
    let expected = [
      "added green missing 12", "changed blue missing 44", "renamed mugs/red missing 0", "removed old - 0",
    ]
    #expect(try rows(try await compare(site, "main", "--json")) == expected)
    // What is not committed yet counts as well.
    try site.write("content/fresh.md", "A fresh mug\n")
    let table = try await compare(site, "main")
    #expect(table.output.contains("This branch adds 68 credits for 3 pictures.\n"))
    #expect(table.output.contains("2 pictures added, 1 changed, 1 renamed and 1 removed since it left main at "))
    #expect(table.output.contains("Beside that, 1 picture from before is still to be made, for 12 credits.\n"))
    #expect(table.messages.isEmpty)
    let markdown = try await compare(site, "main", "--format", "markdown")
    #expect(markdown.output.contains("### This branch adds 68 credits for 3 pictures.\n"))
    #expect(try rows(try await compare(site, "HEAD", "--json")) == ["added fresh missing 12"])
  }

  @Test func knowsWhatIsPaidAlready() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.commit()
      try await site.git("switch", "-q", "-c", "feature")
      try site.write("content/green.md", "A green mug\n")
      try site.write("content/twin.md", "A blue mug\n")
      await site.generate(sandbox)
      try site.write("content/late.md", "A late mug\n")
      let outcome = try await compare(site, "main", "--json")
      #expect(try rows(outcome) == ["added green stored 0", "added late missing 12", "added twin stored 0"])
      #expect(outcome.output.contains(#""credits":12,"saved":0,"charged":12,"pending":{"pictures":0,"credits":0}"#))
    }
  }

  @Test func comparesWithACommitThatHadNoSite() async throws {
    let site = try await GitSite()
    try await site.git("switch", "-q", "--orphan", "empty")
    try await site.git("commit", "-q", "--allow-empty", "-m", "Nothing")
    try await site.git("switch", "-q", "main")
    let outcome = try await compare(site, "empty", "--json")
    #expect(try rows(outcome) == ["added blue missing 12"])
    #expect(
      outcome.messages == """
        This branch has no commit in common with empty, and is compared with it as it is.
        There was no site here at empty: everything is added.

        """)
  }

  @Test(arguments: [
    ("mian", "--compare mian: there is no such revision", "did you mean main?"),
    ("feature", "--compare feature: there is no such revision", "did you mean origin/feature?"),
    ("v99.9", "--compare v99.9: there is no such revision", "name a branch, a tag or a commit"),
    ("main:content", "--compare main:content: there is no such revision", "name a branch, a tag or a commit"),
  ])
  func refusesWhatIsNoRevision(name: String, message: String, help: String) async throws {
    let site = try await GitSite()
    try await site.git("update-ref", "refs/remotes/origin/feature", "HEAD")
    let outcome = try await compare(site, name, code: 64)
    #expect(outcome.messages.hasPrefix("error: " + message), "\(outcome.messages)")
    #expect(outcome.messages.contains("help: " + help), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [["--by", "tag"], ["--since", "2026-06"], ["--until", "2026-06"]])
  func refusesWhatHasNoMeaning(arguments: [String]) async throws {
    let outcome = try await TestSite.outside().run(["costs", "--compare", "main"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains("--compare and \(arguments[0]) exclude each other"))
  }

  @Test func needsARepository() async throws {
    let outcome = try await TestSite.outside().run(["costs", "--compare", "main"], environment: GitSite.environment)
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains("this site is in no git repository"), "\(outcome.messages)")
    let site = try await GitSite()
    let without = await site.run(["costs", "--compare", "main"], environment: ["PATH": "/nonexistent"])
    #expect(without.code == 74)
    #expect(without.messages.contains("help: install git"))
  }

  @Test func saysThatACloneIsTooShallow() async throws {
    let site = try await GitSite()
    try await site.git("switch", "-q", "-c", "feature")
    try await site.commit("More")
    try await site.git("switch", "-q", "main")
    try await site.commit("Later")
    let clone = try await site.clone("--depth", "1", "--no-single-branch")
    let outcome = try await compare(clone, "origin/feature", code: 74)
    #expect(outcome.messages.contains("this clone is too shallow to tell where its branch left origin/feature"))
    #expect(outcome.messages.contains("help: git fetch --unshallow"))
  }

  @Test func saysWhatAPartialCloneLacks() async throws {
    let site = try await GitSite()
    try await site.git("config", "uploadpack.allowFilter", "true")
    try await site.git("switch", "-q", "-c", "feature")
    try site.write("content/blue.md", "A bluer mug\n")
    try await site.commit()
    let clone = try await site.clone("--filter=blob:none")
    let outcome = try await compare(clone, "origin/main", code: 74)
    #expect(outcome.messages.contains("error: this clone has not got "), "\(outcome.messages)")
    #expect(outcome.messages.contains("help: git archive "), "\(outcome.messages)")
    let main = try await clone.git("rev-parse", "origin/main").trimmingCharacters(in: .newlines)
    try await clone.git("archive", "--output=/dev/null", main)
    #expect(try rows(try await compare(clone, "origin/main", "--json")) == ["changed blue missing 12"])
  }

  @Test func goesOnWhereTheOtherContentIsBroken() async throws {
    let site = try await GitSite()
    try site.write("content/bad.md", "---\nquality: ultra\n---\nA bad mug\n")
    try await site.commit()
    try site.write("content/bad.md", "---\nquality: high\n---\nA bad mug\n")
    let outcome = try await compare(site, "main", "--json")
    #expect(try rows(outcome) == ["added bad missing 44"])
    #expect(
      outcome.messages.hasPrefix(
        "main:content/bad.md:2:10: warning: quality is \"ultra\"; expected low, medium or high\n"),
      "\(outcome.messages)")
    #expect(
      outcome.messages.hasSuffix("What cannot be read at main counts as if it had not been there.\n"))
  }

  @Test func stopsWhereSettingsAreBroken() async throws {
    let site = try await GitSite()
    try site.write("gallerist.yml", "titel: Mugs\n")
    try await site.commit()
    try site.write("gallerist.yml", TestSite.settings)
    let outcome = try await compare(site, "main", code: 78)
    #expect(outcome.messages.hasPrefix("main:gallerist.yml:1:1: error: unknown key \"titel\""), "\(outcome.messages)")
    // The present content is asked to be whole: else nobody knows what it costs.
    try site.write("content/bad.md", "---\nquality: ultra\n---\nA bad mug\n")
    #expect(try await compare(site, "main", code: 65).messages.contains("content/bad.md:2:10: error:"))
  }

  @Test func followsNoLinkAndNoOddNameOfAnotherRevision() async throws {
    let site = try await GitSite()
    let outside = try TestSite(["secret.md": "A secret mug\n"])
    try FileManager.default.createSymbolicLink(
      atPath: site.url.appending(path: "content/link.md").path, withDestinationPath: outside.file("secret.md").path)
    try FileManager.default.createSymbolicLink(
      atPath: site.url.appending(path: "content/folder").path, withDestinationPath: outside.url.path)
    try await site.git("add", "-A")
    let blob = try await site.git("rev-parse", "HEAD:content/blue.md").trimmingCharacters(in: .newlines)
    for path in ["content/Blue.md", "content/" + String(repeating: "x", count: 300) + ".md"] {
      try await site.git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(path)")
    }
    try await site.git("commit", "-q", "-m", "Hostile")
    try site.remove("content/link.md")
    try site.remove("content/folder")
    let outcome = try await compare(site, "main", "--json")
    #expect(!outcome.output.contains("secret"))
    for words in [
      "main:content/link.md: warning: content/link.md is not read: a link is not followed into another revision",
      "main:content/folder: warning: content/folder is not read: a link is not followed",
      "content/blue.md is not read: content/Blue.md has the same name to some file systems",
      ".md is not read: no file can have this name",
    ] {
      #expect(outcome.messages.contains(words), "\(words) in \(outcome.messages)")
    }
  }

  @Test func endsWhenItIsInterrupted() async throws {
    let site = try await GitSite()
    let command = Task { await site.run(["costs", "--compare", "main"]) { $0.interruption = { 2 } } }
    command.cancel()
    let outcome = await command.value
    #expect(outcome.code == 130)
    #expect(outcome.messages == "error: interrupted\n")
    #expect(outcome.output.isEmpty)
  }

  /// git itself makes no such commit; one that was made by hand can be fetched all the same.
  @Test func writesNothingOutsideOfItsFolder() async throws {
    let site = try await GitSite()
    func object(_ type: String, _ bytes: Data) async throws -> String {
      try bytes.write(to: site.root.appending(path: ".git/made-by-hand"))
      return try await site.git("hash-object", "-w", "--literally", "-t", type, ".git/made-by-hand")
        .trimmingCharacters(in: .newlines)
    }
    func entry(_ mode: String, _ name: String, _ hash: String) -> Data {
      let digits = Array(hash)
      let raw = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
      return Data("\(mode) \(name)\0".utf8) + Data(raw)
    }
    let mark = "escaped-\(UUID().uuidString).md"
    let blob = try await object("blob", Data("A mug\n".utf8))
    let up = try await object("tree", entry("100644", mark, blob))
    let upTwice = try await object("tree", entry("40000", "..", up))
    let git = try await object("tree", entry("100644", "x.md", blob))
    let content = try await object(
      "tree", entry("40000", "..", upTwice) + entry("40000", ".GIT", git) + entry("100644", "a.md", blob))
    let settings = try await object("blob", Data("title: A\n".utf8))
    let whole = try await object(
      "tree", entry("40000", "content", content) + entry("100644", "gallerist.yml", settings))
    let commit = try await site.git("commit-tree", "-m", "By hand", whole).trimmingCharacters(in: .newlines)
    try await site.git("update-ref", "refs/heads/by-hand", commit)
    let outcome = try await compare(site, "by-hand", "--json")
    #expect(outcome.messages.contains("content/../../\(mark) is not read: no file can have this name"))
    #expect(outcome.messages.contains("content/.GIT/x.md is not read: no file can have this name"))
    #expect(try rows(outcome) == ["added blue missing 12", "removed a - 0"])
    let folder = FileManager.default.temporaryDirectory
    for place in [folder, folder.deletingLastPathComponent()] {
      #expect(!FileManager.default.fileExists(atPath: place.appending(path: mark).path))
    }
  }

  /// The folder of a comparison is this process's own by the time at which it was made, and private.
  @Test func leavesNoFolderBehind() async throws {
    let site = try await GitSite()
    try site.write("gallerist.yml", "titel: Mugs\n")
    try await site.commit()
    try site.write("gallerist.yml", TestSite.settings)
    // The next run may end whole or not: neither leaves a copy of the other revision's marked file.
    let mark = "A mug of \(UUID().uuidString)"
    try site.write("content/mark.md", mark)
    try await site.commit()
    _ = try await compare(site, "main")
    _ = try await compare(site, "main~1", code: 78)
    let left = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
      .filter { $0.hasPrefix("gallerist-compare-") }
      .filter { name in
        let file = FileManager.default.temporaryDirectory.appending(path: name + "/content/mark.md")
        return (try? String(contentsOf: file, encoding: .utf8)) == mark
      }
    #expect(left == [])
  }
}

extension TestSite {
  /// A site without repository.
  fileprivate static func outside() throws -> TestSite { try TestSite.twoMugs() }
}
