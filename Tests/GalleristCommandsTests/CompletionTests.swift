import Foundation
import Testing

/// One after the other: the parser knows only one shell at a time in a process.
@Suite(.serialized) struct CompletionTests {
  /// Shells read a script without running it, where they are installed.
  @Test(.timeLimit(.minutes(15)), arguments: [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
  func aShellTakesItsScript(shell: String, option: String) async throws {
    let script = await told(["completions", shell])
    #expect(script.code == 0)
    #expect(script.messages.isEmpty)
    for command in HelpTextTests.commands { #expect(script.output.contains(command)) }
    guard let program = InstalledProgram(shell) else { return }
    let folder = try TestSite(["script": script.output])
    let (succeeded, text) = try await program.run([option, folder.file("script").path])
    #expect(succeeded, "\(text)")
    #expect(text.isEmpty)
  }

  @Test func knowsNoOtherShell() async {
    let outcome = await told(["completions", "tcsh"])
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains("error: shell is \"tcsh\"; expected bash, zsh or fish"))
  }

  /// What a completion script asks for.
  private func ids(_ site: TestSite, prefix: String = "", _ words: [String] = ["plan", "--only"]) async -> [String] {
    let line = ["gallerist", "--site", site.url.path] + words + [prefix]
    let place = words.last?.hasPrefix("-") ?? false ? words.last ?? "" : "positional@0"
    let call = ["---completion", words[0], "--", place, String(line.count - 1), String(prefix.count)] + line
    let outcome = await told(call)
    #expect(outcome.code == 0)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [["plan", "--only"], ["plan", "--explain"], ["build", "--only"], ["pick"], ["adopt"]])
  func completesTheIdsOfPictures(words: [String]) async throws {
    let site = try TestSite.twoMugs()
    #expect(await ids(site, words) == ["mugs/blue", "mugs/red"])
    #expect(await ids(site, prefix: "mugs/r", words) == ["mugs/red"])
    #expect(await ids(site, prefix: "cups", words) == [])
  }

  @Test func completesWhileAnotherFileHasErrors() async throws {
    let site = try TestSite.twoMugs()
    try site.write("content/mugs/green.md", "---\nquality: ultra\n---\nA green mug\n")
    #expect(await ids(site) == ["mugs/blue", "mugs/red"])
  }

  /// Shells read again, and some expand, what is completed.
  @Test(arguments: [
    "$(touch x)", "`touch x`", "a;touch x", "a b", "a'b", "a\"b", "a\\b", "a&b", "a|b", "a>b", "a*b", "a?b", "-rf",
    "~x",
    "#a", "=ls", "{a,b}", "[ab]", "!1", "a\u{A0}b",
  ])
  func leavesOutWhatAShellTakesForMoreThanAWord(name: String) async throws {
    let site = try TestSite(["content/fine.md": "A mug\n", "content/\(name).md": "Another mug\n"])
    #expect(await ids(site) == ["fine"])
  }

  @Test func hasNothingToCompleteWhereThereIsNoSite() async throws {
    let site = try TestSite(["gallerist.yml": "quality: [unclosed"])
    #expect(await ids(site) == [])
    let outcome = await told(
      ["---completion", "plan", "--", "--only", "5", "0", "gallerist", "--site", "/nonexistent", "plan", "--only", ""])
    #expect(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
  }
}
