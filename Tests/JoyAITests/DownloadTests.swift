import Foundation
import JoyAI
import Testing

@Suite struct DownloadTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 4_000)
  private static let picture = Reply.http(200, png, headers: ["Content-Type: image/png"])

  /// Fetches into a new folder; gives the file's bytes, or the error.
  private func fetch(
    _ url: String, limits: DownloadLimits = .standard, policy: DownloadPolicy = .publicOrLoopback
  ) async throws -> Result<[UInt8], DownloadError> {
    try await withFolder { folder in
      let path = folder + "/picture"
      do {
        let file = try await PictureDownload().download(url, to: path, limits: limits, policy: policy)
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        #expect(bytes.count == file.bytes)
        return .success(bytes)
      } catch let error as DownloadError {
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [], "nothing is left behind")
        return .failure(error)
      }
    }
  }

  private func kind(_ result: Result<[UInt8], DownloadError>) -> DownloadError.Kind? {
    if case .failure(let error) = result { error.kind } else { nil }
  }

  @Test func storesThePictureForItsOwnerAlone() async throws {
    try await LoopbackServer.run({ _ in Self.picture }) { server in
      try await withFolder { folder in
        let path = folder + "/picture"
        let file = try await client(server.origin).download("\(server.origin)/a%20b.png?sig=x%2By", to: path)
        #expect(file == DownloadedFile(bytes: Self.png.count, contentType: "image/png"))
        #expect(Array(try Data(contentsOf: URL(filePath: path))) == Self.png)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(server.received.map(\.target) == ["/a%20b.png?sig=x%2By"])
      }
    }
  }

  @Test func sendsNoKeyEvenToTheAPIsOwnOrigin() async throws {
    try await LoopbackServer.run({ $0.path == "/1" ? .redirect(to: "/2") : Self.picture }) { server in
      try await withFolder { folder in
        _ = try await client(server.origin).download(server.origin + "/1", to: folder + "/picture")
        #expect(server.received.count == 2)
        for request in server.received {
          #expect(request.headers["authorization"] == nil)
          #expect(!String(decoding: request.bytes, as: UTF8.self).contains("Secret"))
        }
      }
    }
  }

  @Test func asksTheHostByTheNameInTheURL() async throws {
    try await LoopbackServer.run({ _ in Self.picture }) { server in
      let result = try await fetch("http://localhost:\(server.port)/picture")
      #expect(try result.get() == Self.png)
      #expect(server.received.first?.headers["host"] == "localhost:\(server.port)")
    }
  }

  @Test func repairsAURLWithLettersThatMustBeEncoded() async throws {
    try await LoopbackServer.run({ _ in Self.picture }) { server in
      _ = try await fetch("\(server.origin)/Stühle 1.png").get()
      #expect(server.received.map(\.target) == ["/St%C3%BChle%201.png"])
    }
  }

  @Test func followsThreeRedirectsAndNoMore() async throws {
    let script: @Sendable (Received) -> Reply = { request in
      let step = Int(request.path.dropFirst()) ?? 0
      return step == 0 ? Self.picture : .redirect(to: "\(step - 1)", status: 307)
    }
    try await LoopbackServer.run(script) { server in
      let three = try await fetch("\(server.origin)/3")
      let four = try await fetch("\(server.origin)/4")
      #expect(try three.get() == Self.png)
      #expect(kind(four) == .tooManyRedirects)
      #expect(server.received.map(\.path) == ["/3", "/2", "/1", "/0", "/4", "/3", "/2", "/1"])
    }
  }

  @Test(arguments: [
    (Reply.http(404, "gone"), DownloadError.Kind.status(404), DownloadError.Advice.askForFreshURL),
    (.http(403, "<Error/>"), .status(403), .askForFreshURL), (.http(503, "busy"), .status(503), .fetchAgain),
    (.http(206, png, headers: []), .status(206), .askForFreshURL),
    (.http(304, "", headers: []), .status(304), .askForFreshURL),
    (.http(200, [], headers: ["Content-Type: image/png"]), .empty, .askForFreshURL),
    (
      .http(200, "x", headers: ["Content-Type: text/html; charset=utf-8"]),
      .notAPicture(contentType: "text/html; charset=utf-8"), .askForFreshURL
    ),
    (.http(200, "{}"), .notAPicture(contentType: "application/json"), .askForFreshURL),
    (
      .http(200, "\n <!DOCTYPE html>", headers: ["Content-Type: image/png"]), .notAPicture(contentType: "image/png"),
      .askForFreshURL
    ),
    (.http(200, "<?xml?>", headers: []), .notAPicture(contentType: nil), .askForFreshURL),
    (.http(200, png, headers: ["Content-Encoding: gzip"]), .contentEncoding("gzip"), .askForFreshURL),
    (.http(302, "", headers: []), .badRedirect, .askForFreshURL),
    (.redirect(to: "ftp://example.com/x"), .badRedirect, .askForFreshURL),
    (
      .sendAndClose(Reply.head(200, ["Content-Length: 9000"]) + png), .cutShort(expected: 9_000, received: 4_008),
      .fetchAgain
    ),
    (
      .sendAndClose(Reply.head(200, ["Transfer-Encoding: chunked"]) + Array("8\r\n".utf8) + png.prefix(8)),
      .cutShort(expected: nil, received: 8), .fetchAgain
    ),
    (.sendAndReset([]), .connection(.connectionClosed), .fetchAgain),
    (.silence, .connection(.answerTimeout), .fetchAgain),
    (.send(Reply.head(200, ["Content-Length: 9000"]) + png), .connection(.answerTimeout), .fetchAgain),
    (.drip(Reply.head(200, []) + png, everyMilliseconds: 20), .timedOut, .fetchAgain),
  ])
  func saysWhatWentWrong(reply: Reply, expected: DownloadError.Kind, advice: DownloadError.Advice) async throws {
    var limits = DownloadLimits()
    // Only cases about time get little of it.
    if expected == .connection(.answerTimeout) { limits.readTimeout = .seconds(20) }
    if expected == .timedOut { limits.totalTime = .seconds(20) }
    try await LoopbackServer.run({ _ in reply }) { server in
      guard case .failure(let error) = try await fetch("\(server.origin)/x?sig=hidden", limits: limits) else {
        Issue.record("a file came")
        return
      }
      #expect(error.kind == expected)
      #expect(error.advice == advice)
      #expect(!error.description.contains("hidden"))
    }
  }

  @Test func takesNoMoreBytesThanAllowed() async throws {
    var limits = DownloadLimits()
    limits.maximumBytes = Self.png.count
    let announced = Reply.http(200, Self.png + [0], headers: [])
    let unannounced = Reply.sendAndClose(Reply.head(200, []) + Self.png + [0])
    for reply in [announced, unannounced] {
      try await LoopbackServer.run({ _ in reply }) { server in
        let result = try await fetch(server.origin, limits: limits)
        #expect(kind(result) == .tooLarge(limit: Self.png.count))
      }
    }
    try await LoopbackServer.run({ _ in Self.picture }) { server in
      let result = try await fetch(server.origin, limits: limits)
      #expect(try result.get() == Self.png)
    }
  }

  @Test func leavesAFileThatIsAlreadyThereAlone() async throws {
    try await LoopbackServer.run({ _ in Self.picture }) { server in
      try await withFolder { folder in
        let path = folder + "/picture"
        try Data("mine".utf8).write(to: URL(filePath: path))
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/target")
        for taken in [path, folder + "/link"] {
          let error = await #expect(throws: DownloadError.self) {
            try await client(server.origin).download(server.origin, to: taken)
          }
          #expect(error?.kind == .fileExists)
          #expect(error?.advice == .mendLocally)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
        #expect(!FileManager.default.fileExists(atPath: folder + "/target"))
      }
    }
  }

  @Test func saysThatAFolderIsMissing() async throws {
    try await LoopbackServer.run({ _ in Self.picture }) { server in
      try await withFolder { folder in
        let error = await #expect(throws: DownloadError.self) {
          try await client(server.origin).download(server.origin, to: folder + "/none/picture")
        }
        guard case .file = try #require(error).kind else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
  }

  @Test func leavesNothingBehindWhenCancelled() async throws {
    try await withFolder { folder in
      let path = folder + "/picture"
      try await LoopbackServer.run({ _ in .send(Reply.head(200, ["Content-Length: 9000"]) + Self.png) }) { server in
        let client = try client(server.origin)
        let task = Task {
          do throws(DownloadError) {
            _ = try await client.download(server.origin, to: path)
            return DownloadError.Kind?.none
          } catch {
            return error.kind
          }
        }
        while !FileManager.default.fileExists(atPath: path) { await Task.yield() }
        task.cancel()
        #expect(await task.value == .cancelled)
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
