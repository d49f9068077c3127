import Foundation
import JoyAISandbox
import Testing

@Suite struct KeySecrecyTests {
  @Test func theKeyIsNowhereToBeFound() async throws {
    let names = ["a", "b", "c", "d", "e", "f"]
    let site = try TestSite(Dictionary(uniqueKeysWithValues: names.map { ("content/\($0).md", "Prompt \($0)") }))
    // Servers that show the key to whoever asks.
    let page = "<p>Bearer \(testKey)</p>"
    let faults = [
      SandboxFault(.generate, on: .call(1), .answer(.envelope(400, "bad key \(testKey)"))),
      SandboxFault(.generate, on: .call(2), .answer(.http(500, page))),
      SandboxFault(.generate, on: .call(3), .outcome(.failed(word: "failed", reason: "key \(testKey)"))),
      SandboxFault(.generate, on: .call(4), .outcome(.stuck(word: testKey))),
      SandboxFault(.generate, on: .call(5), .answerAfterwards(.redirect(to: "https://example.com/?\(testKey)"))),
      SandboxFault(.download, on: .call(1), .answer(.http(403, page))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      var said: [Outcome] = []
      said.append(await site.build(sandbox, ["--verbose"]))
      #expect(said[0].code == 4)
      #expect(await sandbox.received(.generate).count == 6)
      for command in ["plan", "status", "costs", "verify"] {
        said.append(await site.run([command, "--json", "--verbose"], environment: sandbox.environment))
        said.append(await site.run([command, "--verbose"], environment: sandbox.environment))
      }
      for outcome in said {
        #expect(!outcome.output.contains(testKey))
        #expect(!outcome.messages.contains(testKey))
      }
      let files = try site.snapshot("")
      #expect(files.keys.contains(".gallerist/ledger.sqlite"))
      for (path, bytes) in files { #expect(bytes.range(of: Data(testKey.utf8)) == nil, "\(path)") }
    }
  }

  /// Whoever pastes the key into a file finds that file named, and the key nowhere.
  @Test(arguments: [false, true]) func aKeyInContentIsNotPrinted(isInAFile: Bool) async throws {
    // It does not look like one.
    let key = "espresso-machine-17"
    let site = try TestSite(["content/a.md": "---\nquality: \(key)\n---\nA mug"])
    try site.write("key", key + "\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: site.file("key").path)
    let environment = isInAFile ? ["JOYAI_API_KEY_FILE": site.file("key").path] : ["JOYAI_API_KEY": key]
    for command in ["plan", "build", "status"] {
      let outcome = await site.run([command], environment: environment)
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("content/a.md:2:10: error: quality is \"<redacted>\""))
      #expect(!outcome.messages.contains(key))
    }
  }

  @Test func aKeyInTheSettingsIsNamedWithoutBeingShown() async throws {
    let site = try TestSite(["gallerist.yml": "title: Mugs\napi_key: \(testKey)\n", "content/a.md": "A mug"])
    for command in ["plan", "build", "status", "costs", "verify"] {
      let outcome = await site.run([command])
      #expect(outcome.code == 78)
      #expect(outcome.messages.hasPrefix("gallerist.yml:2:1: error: api_key does not belong in a file"))
      #expect(!outcome.messages.contains(testKey))
    }
  }
}
