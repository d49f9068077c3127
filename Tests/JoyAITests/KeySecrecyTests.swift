import JoyAI
import Testing

/// Servers that echo what they were sent, as debug pages do.
@Suite struct KeySecrecyTests {
  static let echoes = [
    #"{"code":401,"message":"invalid key KEY","data":{"key":"KEY"}}"#,
    #"{"code":400,"message":"header Authorization: Bearer KEY","data":null}"#,
    #"{"code":401,"message":"\u0073k-Very\/Secret+0123456789"}"#,
    "<html>Authorization: Bearer KEY</html>",
    #"{"code":401,"message":"sk-Very/Secret\u0001+0123456789"}"#,
    #"{"code":401,"message":"sk-Very\/Secret+0123456789"}"#,
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
        #expect(!text.contains(secret))
        #expect(!text.contains(#"Very\/Secret"#))
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
        #expect(!text.contains(secret))
      }
    }
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
