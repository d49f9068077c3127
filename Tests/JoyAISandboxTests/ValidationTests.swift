import JoyAISandbox
import Testing

/// A body and what the API says to it.
struct Wrong: Sendable, CustomTestStringConvertible {
  var body: String
  var message: String
  var testDescription: String { message }
}

@Suite struct ValidationTests {
  private static let image = #""images":["https://example.com/a.jpg"]"#

  static let wrong: [Wrong] = [
    Wrong(body: "", message: "the body must be a JSON object"),
    Wrong(body: "[]", message: "the body must be a JSON object"),
    Wrong(body: #"{"prompt":"x"}"#, message: "model is required"),
    Wrong(body: #"{"model":"dall-e","prompt":"x"}"#, message: "model must be one of joyai, gptimage2"),
    Wrong(body: #"{"model":"gptimage2"}"#, message: "prompt is required"),
    Wrong(body: #"{"model":"gptimage2","prompt":" \n"}"#, message: "prompt is required"),
    Wrong(body: #"{"model":"gptimage2","prompt":7}"#, message: "prompt must be a string"),
    Wrong(
      body: #"{"model":"gptimage2","prompt":"\#(String(repeating: "é", count: 20_001))"}"#,
      message: "prompt must have at most 20000 characters for gptimage2"),
    Wrong(
      body: #"{"model":"joyai","prompt":"\#(String(repeating: "é", count: 1_501))",\#(image)}"#,
      message: "prompt must have at most 1500 characters for joyai"),
    Wrong(body: #"{"model":"joyai","prompt":"x"}"#, message: "images is required for joyai"),
    Wrong(body: #"{"model":"joyai","prompt":"x","images":[]}"#, message: "images must have at least one URL"),
    Wrong(
      body: #"{"model":"joyai","prompt":"x","images":"https://a.example"}"#, message: "images must be a list of URLs"),
    Wrong(body: #"{"model":"joyai","prompt":"x","images":["mug.jpg"]}"#, message: "images must be a list of URLs"),
    Wrong(
      body: #"{"model":"joyai","prompt":"x","images":["http://a/1","http://a/2","http://a/3","http://a/4"]}"#,
      message: "images must have 1 to 3 URLs for joyai"),
    Wrong(body: #"{"model":"joyai","prompt":"x","size":"large",\#(image)}"#, message: "size must look like 1024*1024"),
    Wrong(body: #"{"model":"joyai","prompt":"x","size":"0*16",\#(image)}"#, message: "size must look like 1024*1024"),
    Wrong(
      body: #"{"model":"gptimage2","prompt":"x","quality":"best"}"#, message: "quality must be one of low, medium, high"
    ),
    Wrong(
      body: #"{"model":"gptimage2","prompt":"x","resolution":"8k"}"#, message: "resolution must be one of 1k, 2k, 4k"),
    Wrong(
      body: #"{"model":"gptimage2","prompt":"x","output_format":"gif"}"#,
      message: "output_format must be one of png, jpeg, webp"),
    Wrong(
      body: #"{"model":"gptimage2","prompt":"x","aspect_ratio":"2:1"}"#,
      message: "aspect_ratio must be one of 1:1, 3:2, 2:3, 3:4, 4:3, 4:5, 5:4, 9:16, 16:9, 21:9"),
    Wrong(body: #"{"model":"gptimage2","prompt":"x","callback_url":"here"}"#, message: "callback_url must be a URL"),
  ]

  @Test(arguments: wrong)
  func refusesWhatTheDocumentationRulesOut(wrong: Wrong) async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let answer = try await Visitor(sandbox: sandbox).generate(wrong.body)
      #expect(answer.status == 400)
      #expect(answer.text == #"{"code":400,"message":"\#(wrong.message)","data":null}"#)
      #expect(await sandbox.charges().isEmpty)
    }
  }

  @Test func takesPromptsOfExactlyTheLongestLength() async throws {
    try await Sandbox.withRunning(quick()) { (sandbox) async throws -> Void in
      let visitor = Visitor(sandbox: sandbox)
      #expect(try await visitor.draw(String(repeating: "é", count: 20_000)).code == 200)
      let edit: [String: Any] = [
        "model": "joyai", "prompt": String(repeating: "🜂", count: 1_500), "images": ["https://example.com/a.jpg"],
      ]
      #expect(try await visitor.generate(edit).code == 200)
    }
  }

  @Test func refusesABodyThatIsTooLarge() async throws {
    try await Sandbox.withRunning(quick()) { (sandbox) async throws -> Void in
      let visitor = Visitor(sandbox: sandbox)
      let answer = try await visitor.draw(String(repeating: "x", count: 1 << 20))
      #expect(answer.status == 400)
      #expect(answer.text == #"{"code":400,"message":"the body must have at most 1048576 bytes","data":null}"#)
      #expect(try await visitor.draw("x").code == 200)
    }
  }

  @Test func asksForTheMediaTypeOfJSON() async throws {
    try await Sandbox.withRunning(quick()) { (sandbox) async throws -> Void in
      let body = #"{"model":"gptimage2","prompt":"x"}"#
      let visitor = Visitor(sandbox: sandbox)
      #expect(try await visitor.generate(body, contentType: "text/plain").code == 400)
      #expect(try await visitor.generate(body, contentType: "application/json; charset=utf-8").code == 200)
    }
  }

  @Test(arguments: [nil, "", "sk-other"])
  func letsNobodyInWithoutTheKey(key: String?) async throws {
    try await Sandbox.withRunning(quick { $0.acceptedKey = "sk-right" }) { sandbox in
      let visitor = Visitor(sandbox: sandbox, key: key)
      let answer = try await visitor.draw("x")
      #expect(answer.status == 401)
      #expect(answer.text == #"{"code":401,"message":"the API key is missing or invalid","data":null}"#)
      #expect(try await visitor.status("task").status == 401)
    }
  }

  @Test func knowsNoOtherPaths() async throws {
    try await Sandbox.withRunning(quick()) { (sandbox) async throws -> Void in
      let visitor = Visitor(sandbox: sandbox)
      #expect(try await visitor.get(sandbox.baseURL + "/api/v1/tasks").code == 404)
      #expect(try await visitor.get(sandbox.pictureURL + "/api/v1/status?task_id=x").code == 404)
      #expect(try await visitor.get(sandbox.pictureURL + "/pictures/none.png").status == 404)
    }
  }
}
