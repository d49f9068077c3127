import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

/// The API key as a canary: servers that echo it wherever they can, and no byte of it anywhere afterwards.
@Suite(.timeLimit(.minutes(60))) struct CanaryTests {
  /// A key with signs that JSON and addresses write in other ways.
  private static let key = "sk-canary/5f0c+2b7e91\"ab\\cd"
  /// As JSON has it.
  private static let json = #"sk-canary/5f0c+2b7e91\"ab\\cd"#
  /// As JSON may have it as well.
  private static let disguised = #"\u0073k-canary\/5f0c\u002B2b7e91\u0022ab\u005ccd"#
  /// Fit for a host's name or a path.
  private static let plain = "sk-canary-5f0c2b7e91ab"

  /// A picture of one pixel.
  private static let pixel = Data(
    base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

  /// How a key is handed to the program.
  enum Way: Sendable, CaseIterable {
    case variable
    /// The program's last guard over all that it prints knows nothing of this one.
    case file
  }

  private static func page(_ key: String) -> String { "<html><p>Authorization: Bearer \(key)</html>" }

  /// What is echoed, by the letter of the prompt that meets it.
  private static func faults(_ key: String, json: String, disguised: String) -> [SandboxFault] {
    func wire(_ text: String) -> SandboxBehaviour { .wire(Array(text.utf8), charged: true) }
    func text(_ status: Int, _ body: String) -> SandboxBehaviour { .answer(.http(status, body)) }
    let mark = "\u{301}"
    let posts: [SandboxBehaviour] = [
      .answer(.envelope(400, "bad key \(key)")), .answer(.envelope(422, "bad key \(key)\(mark)")),
      text(500, page(key)), text(502, page(key + mark)), .answerAfterwards(.http(200, #"{"code":200,"x":"\#(json)"#)),
      .answerAfterwards(.http(200, #"{"code":200,"x":"\#(disguised)"#)),
      .answerAfterwards(.http(200, #"{"code":200,"data":{"model":"\#(disguised)"}}"#)),
      .answer(.redirect(to: "https://example.com/?key=\(key)")), wire("SSH-2.0-\(key)\r\n"),
      wire("HTTP/1.1 200 \(key)\r\nX-Key: \(key)\r\nContent-Length: 900\r\n\r\n{\"key\":\"\(key)"),
      .answerAfterwards(
        .success(#"{"task_id":"\#(json)","status":"processing","model":"\#(json)","credits_charged":"\#(json)"}"#)),
      .outcome(.failed(word: "failed", reason: "key \(key)\(mark)")), .outcome(.stuck(word: key)),
      .outcome(.stuck(word: "\(key.prefix(4))\u{1}\(key.dropFirst(4))")),
    ]
    return posts.enumerated().map { SandboxFault(.generate, on: .prompt(containing: "P\($0.offset + 1) "), $0.element) }
      + [
        // The run ends there, so it comes last.
        SandboxFault(.generate, on: .prompt(containing: "Z1 "), busy(key)),
        SandboxFault(.status, on: .prompt(containing: "S1 "), text(500, page(key))),
        SandboxFault(.status, on: .prompt(containing: "S2 "), .answer(.envelope(400, "key \(key)"))),
        SandboxFault(.status, on: .prompt(containing: "S3 "), .answer(.http(404, page(key)))),
        SandboxFault(.status, on: .prompt(containing: "S4 "), .answer(.success(#"{"task_id":"\#(json)"}"#))),
        SandboxFault(
          .status, on: .prompt(containing: "S5 "),
          .answer(.success(#"{"status":"succeeded","images":["https://\#(plain).invalid/\#(disguised)"]}"#))),
        SandboxFault(.download, on: .prompt(containing: "D1 "), text(403, page(key))),
        SandboxFault(.download, on: .prompt(containing: "D2 "), download("text/html; key=\(key)", page(key))),
        SandboxFault(.download, on: .prompt(containing: "D3 "), .answer(.redirect(to: "http://\(plain).invalid/"))),
        SandboxFault(.download, on: .prompt(containing: "D4 "), .answer(.redirect(to: "http://10.0.0.1/\(key)"))),
        SandboxFault(.download, on: .prompt(containing: "D5 "), download("image/png", "\u{89}PNG" + key)),
        SandboxFault(.download, on: .prompt(containing: "D6 "), picture(with: key)),
        SandboxFault(
          .download, on: .prompt(containing: "D7 "),
          .wire(Array("HTTP/1.1 200 OK\r\nContent-Encoding: \(key)\r\nContent-Length: 1\r\n\r\nx".utf8))),
        SandboxFault(.download, on: .prompt(containing: "D8 "), torn(with: key)),
      ]
  }

  private static func busy(_ key: String) -> SandboxBehaviour {
    var answer = SandboxAnswer.envelope(429, "key \(key)")
    answer.headers["retry-after"] = "86400"
    return .answer(answer)
  }

  private static func download(_ type: String, _ body: String) -> SandboxBehaviour {
    .answer(SandboxAnswer(status: 200, headers: ["content-type": type], body: Array(body.utf8)))
  }

  /// A whole picture with the key after its end.
  private static func picture(with key: String) -> SandboxBehaviour {
    .answer(
      SandboxAnswer(status: 200, headers: ["content-type": "image/png"], body: Array(pixel ?? Data()) + key.utf8))
  }

  /// The beginning of a picture, with the key in it.
  private static func torn(with key: String) -> SandboxBehaviour {
    .answer(
      SandboxAnswer(
        status: 200, headers: ["content-type": "image/png"],
        body: Array((pixel ?? Data()).prefix(33)) + Array("\0\0\0\u{20}tEXtComment\0\(key)".utf8)))
  }

  /// Nothing of a key in a text or a file, by bytes.
  private func check(_ bytes: Data, _ keys: [String], _ place: Comment) {
    for key in keys { #expect(bytes.range(of: Data(key.utf8)) == nil, place) }
  }

  private static let commands = [
    ["plan"], ["plan", "--json"], ["status"], ["status", "--json"], ["costs"], ["costs", "--json"],
    ["costs", "--format", "csv"], ["verify"], ["verify", "--json"], ["build", "--yes"], ["build", "--frozen"],
    ["gc"], ["doctor"], ["doctor", "--json"], ["build", "--sandbox"], ["generate", "--max-credits", "1"],
    ["resolve", "01J00000000000000000000000", "--not-charged"], ["generate", "--bogus", plain], ["--version"],
  ]

  @Test(arguments: [(.variable, plain), (.file, key)] as [(Way, String)])
  func noByteOfTheKeyIsAnywhere(way: Way, key: String) async throws {
    let isPlain = key == Self.plain
    let names = (1...14).map { "P\($0)" } + ["Z1"] + (1...5).map { "S\($0)" } + (1...8).map { "D\($0)" }
    let site = try TestSite(
      Dictionary(uniqueKeysWithValues: names.map { ("content/\($0.lowercased()).md", "\($0) mug") }))
    let outside = try TestSite()
    try outside.write("key", key)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: outside.file("key").path)
    let forbidden = isPlain ? [key] : [key, Self.json, Self.disguised]
    let faults = Self.faults(key, json: isPlain ? key : Self.json, disguised: isPlain ? key : Self.disguised)
    try await withSandbox(faults, key: key) { sandbox async throws in
      var environment = ["JOYAI_BASE_URL": sandbox.baseURL]
      switch way {
      case .variable: environment["JOYAI_API_KEY"] = key
      case .file: environment["JOYAI_API_KEY_FILE"] = outside.file("key").path
      }
      var said: [Outcome] = []
      // Three doubts end a run; each goes on where the last one stopped.
      for _ in 1...4 {
        said.append(
          await site.run(
            ["generate", "--yes", "--verbose", "--concurrency", "2", "--timeout", "10"], environment: environment))
      }
      #expect(Set(said.map(\.code)) == [4], "\(said.map(\.messages).joined())")
      #expect(await sandbox.received(.generate).count >= names.count, "every fault was met")
      for arguments in Self.commands { said.append(await site.run(arguments, environment: environment)) }
      for outcome in said {
        check(Data(outcome.output.utf8), forbidden, "\(outcome.output)")
        check(Data(outcome.messages.utf8), forbidden, "\(outcome.messages)")
      }
      let files = try site.snapshot("")
      for path in [".gallerist/ledger.sqlite", "gallerist.lock", "public/index.html"] { #expect(files[path] != nil) }
      #expect(files.keys.contains { $0.hasPrefix(".gallerist/set-aside/") })
      for (path, bytes) in files {
        check(bytes, forbidden, "\(path)")
        check(Data(path.utf8), forbidden, "\(path)")
      }
    }
  }

  /// Facts that only the rescue file could take, and that only standard error could.
  @Test(arguments: [false, true]) func norIsItInWhatIsRescued(isFolder: Bool) async throws {
    let site = try TestSite(["content/a.md": "P12 mug", "content/b.md": "P1 mug", "content/c.md": "P3 mug"])
    let faults = Self.faults(Self.plain, json: Self.plain, disguised: Self.plain)
    try await withSandbox(faults, key: Self.plain) { sandbox async throws in
      let environment = ["JOYAI_BASE_URL": sandbox.baseURL, "JOYAI_API_KEY": Self.plain]
      let outcome = await site.run(["build", "--yes", "--concurrency", "1"], environment: environment) { world in
        let say = world.messages
        world.messages = { text in
          say(text)
          // From here on the lock cannot be written any more: what is known next has to go elsewhere.
          guard text.contains("a: sen") else { return }
          do {
            try site.write("gallerist.lock", "<<<<<<< HEAD\n")
            if isFolder { try site.write(".gallerist/rescue.jsonl/x", "in the way") }
          } catch { Issue.record(error) }
        }
      }
      if isFolder {
        #expect(outcome.messages.contains("this fact could be written nowhere; "))
      } else {
        #expect(try site.text(".gallerist/rescue.jsonl").contains(#""f":"task""#))
      }
      check(Data((outcome.output + outcome.messages).utf8), [Self.plain], "\(outcome.messages)")
      for (path, bytes) in try site.snapshot("") { check(bytes, [Self.plain], "\(path)") }
    }
  }
}
