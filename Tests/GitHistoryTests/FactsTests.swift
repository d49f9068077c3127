import Foundation
import GalleryModel
import GitHistory
import Testing

/// Whatever git still knows of a payment is found.
@Suite(.timeLimit(.minutes(15))) struct FactsTests {
  @Test func findsFactsOfOtherBranchesTagsAndRemotes() async throws {
    let repository = try await TestRepository()
    try await repository.commit([])
    for (number, name) in [(1, "feature"), (2, "deep/er/branch")] {
      try await repository.git("switch", "-q", "-c", name, "main")
      try await repository.commit([try stored(number)])
    }
    try await repository.git("switch", "-q", "--detach", "main")
    try await repository.commit([try stored(3)])
    try await repository.git("tag", "-a", "-m", "A tag", "v1")
    try await repository.git("switch", "-q", "main")
    try await repository.git("update-ref", "refs/remotes/origin/other", "v1^{commit}")
    let found = try await repository.facts(of: [try fingerprint(1), try fingerprint(2), try fingerprint(3)])
    #expect(found.lines == [try stored(1), try stored(2), try stored(3)])
    #expect(found.warnings.isEmpty)
  }

  @Test func onlyWantedFingerprintsAreTaken() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try sent(1), try stored(1), try sent(2), try stored(2)])
    #expect(try await repository.facts(of: [try fingerprint(2)]).lines == [try sent(2), try stored(2)])
    #expect(try await repository.facts(of: []).lines.isEmpty)
    #expect(try await repository.facts(of: [try fingerprint(3)]).lines.isEmpty)
  }

  @Test func findsWhatWasTakenBackAgain() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    try await repository.commit([try stored(1), try stored(2)])
    try await repository.git("revert", "--no-edit", "HEAD")
    try await repository.git("rm", "-q", "gallerist.lock")
    try await repository.git("commit", "-q", "-m", "Without it")
    #expect(
      try await repository.facts(of: [try fingerprint(1), try fingerprint(2)]).lines == [try stored(1), try stored(2)])
  }

  @Test(arguments: [["reset", "-q", "--hard", "HEAD~1"], ["commit", "-q", "--amend", "-m", "Other"]])
  func findsWhatOnlyTheReflogKnows(command: [String]) async throws {
    let repository = try await TestRepository()
    try await repository.commit([])
    try await repository.commit([try stored(1)])
    if command.first == "commit" {
      try repository.write("gallerist.lock", "")
      try await repository.git("add", "-A")
      try await repository.git("commit", "-q", "--amend", "--allow-empty", "-m", "Other")
    } else {
      try await TestRepository.git(command, in: repository.url)
    }
    #expect(try await repository.facts(of: [try fingerprint(1)]).lines == [try stored(1)])
  }

  @Test func findsWhatABranchHadThatWasDeleted() async throws {
    let repository = try await TestRepository()
    try await repository.commit([])
    try await repository.git("switch", "-q", "-c", "gone")
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "main")
    try await repository.git("branch", "-q", "-D", "gone")
    #expect(try await repository.facts(of: [try fingerprint(1)]).lines == [try stored(1)])
  }

  /// A merge that takes one side whole hides the other from a search that follows only what became of a file.
  @Test func findsWhatAMergeHasDropped() async throws {
    let repository = try await TestRepository()
    try await repository.commit([])
    try await repository.git("switch", "-q", "-c", "side")
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "main")
    try await repository.commit([try stored(2)])
    try await repository.git("merge", "-q", "-s", "ours", "-m", "Ours", "side")
    try await repository.git("branch", "-q", "-D", "side")
    let clone = try await TestRepository(initialized: false)
    try await clone.git("clone", "-q", "--no-local", repository.url.path, "site")
    #expect(
      try await clone.facts(of: [try fingerprint(1), try fingerprint(2)], at: "site").lines
        == [try stored(1), try stored(2)])
  }

  @Test func findsWhatAMergeItselfBrought() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "-c", "side")
    try repository.write("other.txt", "x")
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "main")
    try await repository.git("merge", "-q", "--no-ff", "--no-commit", "side")
    try await repository.commit([try stored(1), try stored(2)])
    #expect(try await repository.facts(of: [try fingerprint(2)]).lines == [try stored(2)])
  }

  @Test func findsStashesWithWhatWasStagedAndUntracked() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    let lines = try (2...4).map { try stored($0) }
    for (number, line) in zip(2..., lines) {
      let path = number == 3 ? "gallerist.lock.d/\(number)" : "gallerist.lock"
      try repository.write(path, line.text + "\n")
      if number == 2 { try await repository.git("add", "gallerist.lock") }
      if number == 2 { try repository.write("gallerist.lock", "") }
      try await repository.git("stash", "push", "-q", "-u")
    }
    let wanted = try (2...4).map { try fingerprint($0) }
    #expect(try await repository.facts(of: wanted).lines == Set(lines))
  }

  @Test func findsTheIndexAndAnUnbornBranch() async throws {
    let repository = try await TestRepository()
    #expect(try await repository.facts(of: [try fingerprint(1)]).lines.isEmpty)
    try repository.write("gallerist.lock", try stored(1).text)
    try repository.write("gallerist.lock.d/two", try stored(2).text + "\n")
    try await repository.git("add", "-A")
    try repository.remove("gallerist.lock")
    try repository.remove("gallerist.lock.d")
    #expect(
      try await repository.facts(of: [try fingerprint(1), try fingerprint(2)]).lines == [try stored(1), try stored(2)])
  }

  @Test func findsTheFetchedAndUnmerged() async throws {
    let source = try await TestRepository()
    try await source.commit([try stored(1)])
    let repository = try await TestRepository()
    try await repository.commit([])
    try await repository.git("fetch", "-q", source.url.path, "main")
    #expect(try await repository.facts(of: [try fingerprint(1)]).lines == [try stored(1)])
  }

  @Test func looksAtTheSitesOwnPlaceOnly() async throws {
    let repository = try await TestRepository()
    let path = "sites/[a] mugs & \u{00FC}"
    try await repository.commit([try stored(1)], at: path + "/gallerist.lock")
    try await repository.commit([try stored(2)])
    try await repository.commit([try stored(3)], at: "sites/a mugs/gallerist.lock")
    let wanted = try (1...3).map { try fingerprint($0) }
    #expect(try await repository.facts(of: wanted, at: path).lines == [try stored(1)])
  }

  @Test func aShallowCloneKnowsWhatItHas() async throws {
    let source = try await TestRepository()
    try await source.commit([try stored(1)])
    try await source.commit([try stored(2)])
    let clone = try await TestRepository(initialized: false)
    try await clone.git("clone", "-q", "--depth", "1", "file://" + source.url.path, "site")
    let wanted = try (1...2).map { try fingerprint($0) }
    #expect(try await clone.facts(of: wanted, at: "site").lines == [try stored(2)])
  }

  @Test func leavesOutWhatCannotBeReadWithOneWarning() async throws {
    let repository = try await TestRepository()
    let text = try stored(1).text
    try repository.write("gallerist.lock", "<<<<<<< HEAD\n\(text)\r\n=======\n\(try stored(2).text.prefix(100))\n\n \n")
    try await repository.git("add", "-A")
    try await repository.git("commit", "-q", "-m", "Torn")
    try await repository.commit([])
    let found = try await repository.facts(of: [try fingerprint(1), try fingerprint(2)])
    #expect(found.lines == [try stored(1)])
    #expect(found.warnings.count == 1)
    #expect(found.warnings.first?.message.contains("<<<<<<< HEAD") == true)
    #expect(found.warnings.first?.message.contains("(and 2 more)") == true)
  }

  @Test(arguments: [
    #"{"f":"needs","v":2}"#, #"{"k":"g2:\#(String(repeating: "a", count: 64))","f":"image"}"#,
  ])
  func aNewerTipIsRefused(line: String) async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "-c", "future")
    try repository.write("gallerist.lock.d/more", line + "\n")
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "main")
    await #expect(throws: GitHistoryError.newer(reference: "future")) {
      try await repository.facts(of: [try fingerprint(1)])
    }
    // Once it is no longer there, its past does not matter.
    try await repository.git("switch", "-q", "future")
    try repository.remove("gallerist.lock.d")
    try await repository.commit([try stored(1)])
    #expect(try await repository.facts(of: [try fingerprint(1)]).lines == [try stored(1)])
  }

  @Test func leavesFactsWhereTheyAreWhoseKindsItDoesNotKnow() async throws {
    let repository = try await TestRepository()
    let line = try FactLine(#"{"k":"\#(try fingerprint(1))","f":"framed","by":"x"}"#)
    try await repository.commit([line])
    let found = try await repository.facts(of: [try fingerprint(1)])
    #expect(found.lines.isEmpty)
    #expect(found.warnings.isEmpty)
  }

  @Test func saysWhereATaskIsNamed() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1), try stored(10)])
    try await repository.git("switch", "-q", "-c", "feature")
    try await repository.commit([try stored(2)])
    try await repository.git("switch", "-q", "main")
    try repository.write("gallerist.lock.d/more", try stored(3).text + "\n{\"task\":\"t3\"}\n")
    try await repository.git("add", "-A")
    let git = try #require(try await repository.history())
    for (number, place) in [(1, "git's index"), (2, "feature"), (3, "git's index")] {
      let found = try await git.facts(ofTask: "t\(number)", network: false)
      #expect(found.map(\.fact) == [try #require(try stored(number).fact)])
      #expect(found.map(\.place) == [place])
    }
    #expect(try await git.facts(ofTask: "t", network: false).isEmpty)
    #expect(try await git.facts(ofTask: #"t"1"#, network: false).isEmpty)
  }

  /// Whatever a person has told git of how to show changes, and of programs to start.
  @Test func settingsChangeNothing() async throws {
    let repository = try await TestRepository()
    let settings = [
      "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "color.ui": "always", "color.diff": "always",
      "diff.external": "touch ran-external", "diff.renames": "copies", "diff.context": "5",
      "diff.algorithm": "patience",
      "diff.interHunkContext": "9", "log.showSignature": "true", "log.showRoot": "false", "log.diffMerges": "off",
      "diff.x.textconv": "touch ran-textconv; cat", "diff.x.command": "touch ran-command",
      "core.pager": "touch ran-pager",
      "core.fsmonitor": "touch ran-fsmonitor", "diff.relative": "true", "diff.orderFile": "/nonexistent",
      "core.quotePath": "true", "core.bigFileThreshold": "10", "diff.wordRegex": ".", "core.abbrev": "4",
      "filter.x.smudge": "touch ran-smudge", "filter.x.clean": "touch ran-clean", "diff.indentHeuristic": "false",
      "diff.suppressBlankEmpty": "true", "diff.submodule": "log", "diff.ignoreSubmodules": "all",
    ]
    try repository.write(".gitattributes", "gallerist.lock diff=x merge=union\nimages/** -diff\n")
    try await repository.commit([try stored(1)])
    try repository.write(".gitattributes", "gallerist.lock binary -diff\n")
    try await repository.commit([try stored(1), try stored(2)])
    try repository.write(".gitattributes", "gallerist.lock diff=x filter=x\n")
    for (name, value) in settings { try await repository.git("config", name, value) }
    #expect(
      try await repository.facts(of: [try fingerprint(1), try fingerprint(2)]).lines == [try stored(1), try stored(2)])
    let names = try FileManager.default.contentsOfDirectory(atPath: repository.url.path)
    #expect(names.filter { $0.hasPrefix("ran-") }.isEmpty)
  }
}
