import GalleristCommands
import JoyAISandbox
import Testing

@Suite struct TerminalTests {
  @Test func showsOneLineThatChanges() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox) { $0.terminalWidth = 40 }
      #expect(outcome.code == 0)
      let lines = outcome.messages.split(separator: "\r\u{1B}[K").map(String.init)
      #expect(lines.contains { $0.contains("0/2, 1 running, 0 credits") })
      #expect(lines.contains { $0.contains("1/2, 0 running, 12 credits") })
      #expect(!outcome.messages.contains("mugs/red: stored"))
      #expect(lines.last == "2 pictures made for 24 credits.\npublic/: 21 files written, 0 unchanged.\n")
    }
  }

  @Test(
    arguments: [
      (100, "1/2 pictures, 0 running, 12 credits spent, about "), (50, "1/2, 0 running, 12 credits, "),
      (30, "1/2, 0 running, 12 credits"), (20, "1/2, 12 credits"), (8, "1/2"),
    ])
  func theLineSaysWhatFits(width: Int, words: String) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox, ["--color", "never"]) { $0.terminalWidth = width }
      let lines = outcome.messages.split(separator: "\r\u{1B}[K").map(String.init)
      #expect(lines.contains { $0.hasPrefix(words) }, "\(lines)")
      #expect(lines.filter { $0.hasPrefix("1/2") }.allSatisfy { $0.count < width })
    }
  }

  @Test(
    arguments: [
      ([], [:], true), (["--color", "never"], [:], false), ([], ["NO_COLOR": "1"], false),
      (["--color", "always"], ["NO_COLOR": "1"], true), ([], ["NO_COLOR": ""], true), ([], ["TERM": "dumb"], false),
    ] as [([String], [String: String], Bool)])
  func isColouredUnlessToldOtherwise(arguments: [String], environment: [String: String], isColoured: Bool) async throws
  {
    let site = try TestSite(["content/a.md": "---\nquality: ultra\n---\nA mug"])
    let outcome = await site.run(["plan"] + arguments, environment: environment) { $0.terminalWidth = 80 }
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("\u{1B}[") == isColoured)
  }

  @Test func isNotColouredElsewhere() async throws {
    let site = try TestSite(["content/a.md": "---\nquality: ultra\n---\nA mug"])
    #expect(!(await site.run(["plan"])).messages.contains("\u{1B}["))
  }

  @Test func quietSaysOnlyWhatIsWrong() async throws {
    let site = try TestSite.twoMugs()
    let faults = [SandboxFault(.generate, on: .prompt(containing: "red"), .answer(.envelope(400, "no")))]
    try await withSandbox(faults) { sandbox async throws in
      let outcome = await site.build(sandbox, ["--quiet"])
      #expect(outcome.code == 3)
      #expect(outcome.messages.hasPrefix("mugs/red: refused: "))
      #expect(outcome.messages.split(separator: "\n").count == 1)
    }
  }

  @Test func verboseNamesTheFiles() async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(["build", "--offline", "--verbose"])
    #expect(outcome.messages.contains("wrote public/mugs/red/index.html\n"))
  }

  @Test func contentNeverReachesTheTerminalAsCommands() async throws {
    let site = try TestSite(["content/a.md": "---\nquality: \"\\e]0;x\\a\\e[31m\"\n---\nA mug"])
    let outcome = await site.run(["plan"])
    #expect(outcome.code == 65)
    #expect(!outcome.messages.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }
}
