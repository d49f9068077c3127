import JoyAI
import Testing

@Suite struct APIKeyTests {
  @Test(arguments: ["sk-abc", "  sk-abc\n", "\tsk-abc \r\n", "sk-abc\u{A0}"])
  func takesAKeyWithWhiteSpaceAroundIt(text: String) throws {
    _ = try APIKey(text)
  }

  @Test(arguments: [
    ("", APIKeyError.empty), (" \n\t", .empty), ("sk abc", .whiteSpaceInside), ("sk-1\nsk-2", .whiteSpaceInside),
    ("sk-1\r\nX-Evil: 1", .whiteSpaceInside), ("sk\u{0}abc", .controlCharacter), ("sk\u{7F}abc", .controlCharacter),
    ("sk–abc", .notASCII), ("ключ", .notASCII),
  ])
  func refusesWhatCouldNotStandInAHeader(text: String, reason: APIKeyError) {
    #expect(throws: reason) { try APIKey(text) }
  }

  @Test func showsNothingOfItself() throws {
    let key = try APIKey(secret)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), String(describing: Optional(key)), dumped] {
      #expect(text.contains("<redacted>"))
      #expect(!text.contains("Secret"))
    }
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test func showsNothingInTheDumpOfAClientWithARequestUnderWay() async throws {
    try await LoopbackServer.run({ _ in .silence }) { server in
      let client = try client(server.origin)
      let task = Task { await failure { () async throws(JoyAIError) in try await client.generate(chair) } }
      while server.received.isEmpty { await Task.yield() }
      var dumped = ""
      dump(client, to: &dumped)
      dump(PictureDownload(), to: &dumped)
      task.cancel()
      _ = await task.value
      for text in [dumped, "\(client)", String(reflecting: client)] {
        #expect(!text.contains("Secret"))
        #expect(text.contains(server.origin))
      }
    }
  }

  @Test func errorsDoNotCarryTheText() {
    let error = #expect(throws: APIKeyError.self) { try APIKey("sk-Secret\n2") }
    #expect(!String(reflecting: error).contains("Secret"))
  }
}
