import Foundation
import JoyAI
import Testing

/// Servers that echo what they were sent, as debug pages do.
@Suite struct KeySecrecyTests {
  /// By bytes: characters would hide what has a combining mark after it.
  private func shows(_ text: String, _ part: String) -> Bool {
    Data(text.utf8).range(of: Data(part.utf8)) != nil
  }

  static let echoes = [
    #"{"code":401,"message":"invalid key KEY","data":{"key":"KEY"}}"#,
    #"{"code":400,"message":"header Authorization: Bearer KEY","data":null}"#,
    #"{"code":401,"message":"\u0073k-Very\/Secret+0123456789"}"#,
    "<html>Authorization: Bearer KEY</html>",
    #"{"code":401,"message":"sk-Very/Secret\u0001+0123456789"}"#,
    #"{"code":401,"message":"sk-Very\/Secret+0123456789"}"#,
    // A combining mark after the key, and JSON that is broken off.
    "{\"code\":401,\"message\":\"KEY\u{301}\"}",
    #"{"code":401,"message":"\u0073k-Very\/Secret\u002B0123456789"#,
  ]

  @Test(arguments: echoes, [200, 401, 500])
  func takesAnEchoedKeyOutOfErrors(echo: String, status: Int) async throws {
    let answer = echo.replacing("KEY", with: secret)
    try await LoopbackServer.run({ _ in .http(status, answer) }) { server in
      let client = try client(server.origin)
      let error = try #require(await failure { () async throws(JoyAIError) in try await client.generate(chair) })
      var dumped = ""
      dump(error, to: &dumped)
      let raw = String(decoding: try #require(error.rawAnswer), as: UTF8.self)
      for text in [error.description, String(reflecting: error), dumped, raw] {
        #expect(!shows(text, secret))
        #expect(!shows(text, #"Very\/Secret"#))
      }
    }
  }

  @Test func takesAnEchoedKeyOutOfSuccesses() async throws {
    let data = #"{"task_id":"t","model":"KEY","status":"KEY","error":"KEY","created_at":"KEY"}"#
    let answer = #"{"code":200,"data":DATA,"KEY":1}"#.replacing("DATA", with: data).replacing("KEY", with: secret)
    try await LoopbackServer.run({ _ in .http(200, answer) }) { server in
      let client = try client(server.origin)
      let task = try await client.generate(chair)
      let report = try await client.status(taskID: "t")
      #expect(task.taskID == "t")
      for text in ["\(task)", "\(report)", String(decoding: task.raw + report.raw, as: UTF8.self)] {
        #expect(!shows(text, secret))
      }
    }
  }

  @Test func takesItOutOfWhatADownloadSays() async throws {
    let type = "text/x-\(secret)"
    let host = secret.lowercased().replacing("/", with: "-").replacing("+", with: "-") + ".invalid"
    for reply in [Reply.http(200, "x", headers: ["Content-Type: \(type)"]), .redirect(to: "http://\(host)/x")] {
      try await LoopbackServer.run({ _ in reply }) { server in
        try await withFolder { folder in
          let error = await #expect(throws: DownloadError.self) {
            try await client(server.origin).download(server.origin, to: folder + "/x")
          }
          #expect(!shows("\(String(describing: error)) \(error?.description ?? "")", secret))
        }
      }
    }
  }

  @Test func findsItInWhatAServerSent() throws {
    let client = try client("http://127.0.0.1:1")
    let bytes = Array("\u{89}PNG tEXt \(secret) IEND".utf8)
    #expect(client.keyAppears(in: bytes))
    #expect(!client.keyAppears(in: client.redacted(bytes)))
    #expect(!client.keyAppears(in: Array(secret.utf8.dropLast())))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func neverFollowsTheAPIElsewhere(status: Int) async throws {
    try await LoopbackServer.run({ _ in .http(200, Documented.succeeded) }) { elsewhere in
      let target = elsewhere.origin + "/api/v1/generate"
      try await LoopbackServer.run({ _ in .redirect(to: target, status: status) }) { server in
        let client = try client(server.origin)
        let posted = await failure { () async throws(JoyAIError) in try await client.generate(chair) }
        let asked = await failure { () async throws(JoyAIError) in try await client.status(taskID: "t") }
        #expect(posted?.kind == .redirect(status))
        #expect(asked?.kind == .redirect(status))
        #expect(server.received.count == 2)
        #expect(elsewhere.connections == 0)
      }
    }
  }
}
