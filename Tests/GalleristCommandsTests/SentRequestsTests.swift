import Foundation
import JoyAISandbox
import Testing

@Suite struct SentRequestsTests {
  private let files = [
    "content/a.md": """
    ---
    quality: high
    resolution: 2k
    aspect_ratio: 4:5
    output_format: jpeg
    callback_url: https://example.com/hook
    ---
    A "red" chair
    """,
    "content/b.md": "Ein Krug \u{1F3FA}, /matt/",
    "content/c.md":
      "---\nquality: low\nimages: [https://a.example/1.png, 'http://b.example/2.png?x=1&y=2']\n---\nBlend\n",
    "content/d.md": "---\nmodel: joyai\nimages: [https://a.example/1.png]\n---\nNew logo\n",
    "content/e.md": "---\nmodel: joyai\nimages: [https://a.example/1.png]\nsize: 1536*1024\n---\nNew logo\n",
  ]

  @Test func areExactlyTheDocumentedOnes() async throws {
    let site = try TestSite(files)
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      let posts = await sandbox.received(.generate)
      #expect(
        posts.map(\.text) == [
          #"{"aspect_ratio":"4:5","callback_url":"https://example.com/hook","model":"gptimage2","#
            + #""output_format":"jpeg","prompt":"A \"red\" chair","quality":"high","resolution":"2k"}"#,
          #"{"model":"gptimage2","output_format":"png","prompt":"Ein Krug 🏺, /matt/","quality":"medium","#
            + #""resolution":"1k"}"#,
          #"{"images":["https://a.example/1.png","http://b.example/2.png?x=1&y=2"],"model":"gptimage2","#
            + #""output_format":"png","prompt":"Blend","quality":"low","resolution":"1k"}"#,
          #"{"images":["https://a.example/1.png"],"model":"joyai","prompt":"New logo","size":"1024*1024"}"#,
          #"{"images":["https://a.example/1.png"],"model":"joyai","prompt":"New logo","size":"1536*1024"}"#,
        ])
      for post in posts {
        #expect(post.method == "POST")
        #expect(post.path == "/api/v1/generate")
        #expect(post.headers["content-type"] == "application/json")
        #expect(post.headers["authorization"] != nil)
      }
      #expect(await sandbox.totalCharged() == 88 + 12 + 6 + 24 + 24)
    }
  }

  @Test func askForTheTaskAndFetchThePictureWithoutTheKey() async throws {
    let site = try TestSite(["content/a.md": "A mug", "content/b.md": files["content/d.md"] ?? ""])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let all = await sandbox.received()
      #expect(all.map(\.method) == ["POST", "GET", "GET", "POST", "GET", "GET"])
      #expect(
        all.filter { $0.endpoint == .status }.map(\.path) == [
          "/api/v1/status?task_id=task_1&model=gptimage2", "/api/v1/status?task_id=task_2&model=joyai",
        ])
      for request in all where request.endpoint != .generate { #expect(request.body == []) }
      for request in all where request.endpoint == .status { #expect(request.headers["authorization"] != nil) }
      for request in all where request.endpoint == .download {
        #expect(request.headers["authorization"] == nil)
        #expect(request.path.contains("task_"))
      }
    }
  }

  @Test func costWhatThePlanSaid() async throws {
    let site = try TestSite(files)
    try await withSandbox { sandbox async throws in
      let plan = await site.run(["plan"], environment: sandbox.environment)
      #expect(plan.output.hasSuffix("\n5 pictures to make for 154 credits.\n"))
      #expect(await sandbox.received().isEmpty)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.totalCharged() == 154)
      let after = await site.run(["plan"])
      #expect(after.output == "Nothing is missing.\n")
    }
  }
}
