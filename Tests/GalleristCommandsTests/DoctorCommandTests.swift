import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

@Suite struct DoctorCommandTests {
  @Test func findsNothingWrongWithASite() async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(["doctor"])
    #expect(outcome.code == 0)
    #expect(outcome.messages.isEmpty)
    for words in ["libvips", "SQLite", "2 prompt files, 2 pictures, no errors", "the site can be written"] {
      #expect(outcome.output.contains(words))
    }
  }

  @Test func saysWhatIsIgnoredAndCommitted() async throws {
    let site = try await GitSite()
    let outcome = await site.run(["doctor"])
    #expect(outcome.code == 0)
    for words in [
      "whole history", "gallerist.lock merges by union", ".gallerist/ is not committed", "public/ is ignored",
    ] {
      #expect(outcome.output.contains("  ok       ") && outcome.output.contains(words), "\(outcome.output)")
    }
    try site.write(".gitignore", ".gallerist/\n")
    #expect(await site.run(["doctor"]).output.contains("git does not ignore public/"))
  }

  @Test(.timeLimit(.minutes(15))) func warnsOfAShallowClone() async throws {
    let site = try await GitSite()
    try await site.commit("Again")
    let clone = try await site.clone("--depth", "1")
    let outcome = await clone.run(["doctor"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("warning  this clone is shallow"))
    #expect(outcome.output.contains("help: git fetch --unshallow"))
  }

  @Test func doesWithoutGit() async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(["doctor"], environment: ["PATH": "/nonexistent"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("warning  git is not installed"))
  }

  @Test(
    arguments: [
      ("gallerist.yml", "title: [", 78), ("gallerist.yml", "qualty: low", 78),
      ("content/a.md", "---\nquality: ultra\n---\nA mug", 65), ("gallerist.lock", "no fact\n", 65),
    ] as [(String, String, Int32)])
  func endsAsARunWouldWhereAFileIsBroken(path: String, text: String, code: Int32) async throws {
    let site = try TestSite([path: text])
    let outcome = await site.run(["doctor", "-q"])
    #expect(outcome.code == code, "\(outcome.output)")
    #expect(outcome.output.contains("  error    ") && outcome.output.contains(path))
    #expect(outcome.output.contains("help: "))
  }

  @Test(arguments: [(0o600, 0), (0o644, 78)] as [(Int, Int32)])
  func looksAtTheKeyFileAndShowsNoKey(mode: Int, code: Int32) async throws {
    let site = try TestSite.twoMugs()
    let secrets = try TestSite(["the key": testKey + "\n"])
    let file = secrets.file("the key").path
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    for arguments in [["doctor"], ["doctor", "-v"], ["doctor", "--json"]] {
      let outcome = await site.run(arguments, environment: ["JOYAI_API_KEY_FILE": file])
      #expect(outcome.code == code)
      #expect(!(outcome.output + outcome.messages).contains(testKey))
      #expect(outcome.output.contains("chmod 600 '\(file)'") == (code != 0))
    }
  }

  @Test(arguments: ["ftp://example.com", "example.com", "http://example.com", "https://user:word@example.com"])
  func refusesABadAddress(address: String) async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(["doctor"], environment: ["JOYAI_BASE_URL": address])
    #expect(outcome.code == 78)
    #expect(outcome.output.contains("error    JOYAI_BASE_URL"))
    #expect(!outcome.output.contains("user:word"))
  }

  @Test(
    arguments: [(50_000_000, 74, "error"), (1_000_000_000, 0, "warning"), (9_000_000_000, 0, "ok")]
      as [(Int, Int32, String)])
  func looksForRoom(free: Int, code: Int32, state: String) async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(["doctor"]) { $0.freeBytes = { _ in free } }
    #expect(outcome.code == code)
    let line = try #require(outcome.output.split(separator: "\n").first { $0.contains("free where the site is") })
    #expect(line.hasPrefix("  \(state) "))
  }

  @Test(.timeLimit(.minutes(15))) func asksTheAPIOnlyWhereItIsTold() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.run(["doctor"], environment: sandbox.environment).code == 0)
      #expect(await sandbox.received(.status).isEmpty)
      let asked = await site.run(["doctor", "--online"], environment: sandbox.environment)
      #expect(asked.code == 0, "\(asked.output)")
      #expect(asked.output.contains("answers, and takes the key"))
      #expect(await sandbox.received(.status).count == 1)
      #expect(await sandbox.received(.generate).isEmpty)
    }
  }

  @Test func printsJSONThatIsWhole() async throws {
    let site = try TestSite(["content/a.md": "---\nquality: ultra\n---\nA mug"])
    let outcome = await site.run(["doctor", "--json"])
    #expect(outcome.code == 65)
    let report = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["errors"] as? Int == 1)
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["state"] as? String == "error" && $0["topic"] as? String == "site" })
    for finding in findings {
      #expect(Set(finding.keys) == ["topic", "check", "state", "message", "help"])
    }
  }

  @Test(arguments: [40, 60]) func fitsANarrowTerminal(columns: Int) async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(["doctor"]) {
      $0.terminalWidth = columns
      $0.outputIsTerminal = true
      $0.environment["NO_COLOR"] = "1"
    }
    #expect(outcome.code == 0)
    #expect(!outcome.output.contains("\u{1B}"))
    // A path or a name without a space cannot be broken.
    for line in outcome.output.split(separator: "\n") where line.count > columns {
      #expect(line.dropFirst(11).split(separator: " ").count == 1, "\(line)")
    }
  }

  @Test func changesNothing() async throws {
    let site = try TestSite.twoMugs()
    _ = await site.run(["doctor"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.url.path).sorted() == ["content", "gallerist.yml"])
  }

  @Test func saysThatThereIsNoSite() async throws {
    let place = try TestSite()
    try place.remove("gallerist.yml")
    let outcome = await place.run(["doctor"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("no site here"))
    #expect(await told(["doctor", "--site", "/nonexistent"]).code == 64)
  }
}
