import Foundation
import JoyAISandbox
import Testing

@Suite struct EnvironmentTests {
  @Test(
    arguments: [
      ["JOYAI_BASE_URL": "ftp://example.com"], ["JOYAI_BASE_URL": "example.com"],
      // Without TLS only to this machine itself.
      ["JOYAI_BASE_URL": "http://example.com"], ["JOYAI_BASE_URL": "http://192.168.1.1:8000"],
      ["JOYAI_BASE_URL": "https://user:word@example.com"], ["JOYAI_BASE_URL": "https://"],
      ["JOYAI_API_KEY": "two\nlines"], ["JOYAI_API_KEY": "in the middle"], ["JOYAI_API_KEY": "schl\u{FC}ssel"],
      ["JOYAI_API_KEY_FILE": "/nowhere/at/all"], ["JOYAI_API_KEY_FILE": "/"],
    ])
  func aBadValueEndsTheRunBeforeContentIsRead(environment: [String: String]) async throws {
    let site = try TestSite(["content/a.md": "---\nquality: ultra\n---\nA mug"])
    for command in [["plan"], ["generate", "--yes"], ["build", "--yes"]] {
      let outcome = await site.run(command, environment: environment)
      #expect(outcome.code == 78)
      #expect(outcome.messages.contains("error: \(environment.keys.first ?? "")"))
      #expect(!outcome.messages.contains("quality"))
      if let key = environment["JOYAI_API_KEY"] { #expect(!outcome.messages.contains(key)) }
    }
  }

  @Test(arguments: [(0o600, 0), (0o400, 0), (0o644, 78), (0o640, 78), (0o604, 78)] as [(Int, Int32)])
  func aKeyFileIsForItsOwnerAlone(mode: Int, code: Int32) async throws {
    let site = try TestSite(["content/a.md": "A mug"])
    let secrets = try TestSite(["key": testKey + "\n"])
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: secrets.file("key").path)
    try await withSandbox { sandbox async throws in
      let environment = ["JOYAI_BASE_URL": sandbox.baseURL, "JOYAI_API_KEY_FILE": secrets.file("key").path]
      let outcome = await site.run(["build", "--yes"], environment: environment)
      #expect(outcome.code == code)
      #expect(await sandbox.received(.generate).count == (code == 0 ? 1 : 0))
      if code != 0 { #expect(outcome.messages.contains("chmod 600")) }
    }
  }

  @Test func theVariableWinsOverTheFile() async throws {
    let site = try TestSite(["content/a.md": "A mug"])
    let secrets = try TestSite(["key": "another-key"])
    try await withSandbox { sandbox async throws in
      var environment = sandbox.environment
      environment["JOYAI_API_KEY_FILE"] = secrets.file("key").path
      #expect(await site.run(["build", "--yes"], environment: environment).code == 0)
    }
  }

  @Test(
    arguments: [
      ["build", "--nonsense"], ["nonsense"], ["build", "--concurrency", "0"], ["build", "--concurrency", "17"],
      ["build", "--concurrency", "two"], ["generate", "--max-credits=-1"], ["generate", "--timeout", "0"],
      ["build", "--poll-interval", "0"], ["build", "--poll-interval", "nan"], ["build", "--output", "../elsewhere"],
      ["build", "--output", "/tmp"], ["build", "--output", "content"], ["build", "--output", "images/x"],
      ["build", "--base-url", "ftp://example.com"], ["costs", "--by", "colour"], ["costs", "--format", "xml"],
      ["plan", "--only"], ["plan", "--color", "sometimes"], ["sandbox", "--port", "70000"],
    ])
  func aWrongCommandLineIsAUsageError(arguments: [String]) async throws {
    let site = try TestSite.twoMugs()
    let outcome = await site.run(arguments, environment: ["JOYAI_API_KEY": testKey])
    #expect(outcome.code == 64)
    #expect(outcome.messages.hasPrefix("error: "))
    #expect(outcome.messages.contains("\n  help: ") || outcome.messages.contains("; expected "))
    #expect(outcome.output.isEmpty)
    #expect(try site.paths(below: "").count == 3)
  }

  @Test func aFolderThatIsNotThereIsAUsageError() async throws {
    let site = try TestSite()
    try site.remove("")
    #expect(await site.run(["plan"]).code == 64)
  }

  @Test func helpAndVersionAreResults() async throws {
    let site = try TestSite()
    for arguments in [["--help"], ["build", "--help"], ["--version"]] {
      let outcome = await site.run(arguments)
      #expect(outcome.code == 0)
      #expect(!outcome.output.isEmpty)
      #expect(outcome.messages.isEmpty)
    }
  }
}
