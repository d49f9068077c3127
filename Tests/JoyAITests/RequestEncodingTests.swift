import Foundation
import JoyAI
import Testing

@Suite struct RequestEncodingTests {
  /// The three requests of the JoyAI Image API documentation.
  static let documented: [(GenerateRequest, String)] = [
    (
      .joyai(
        JoyAIEdit(
          prompt:
            "Replace the mug logo with clean white text that says JOYAI while preserving reflections and shadows.",
          images: ["https://example.com/source-product.jpg"], size: "1024*1024")),
      #"{"model":"joyai","prompt":"Replace the mug logo with clean white text that says JOYAI while preserving "#
        + #"reflections and shadows.","images":["https://example.com/source-product.jpg"],"size":"1024*1024"}"#
    ),
    (
      .gptImage2(
        GPTImage2Request(
          prompt: "A premium product photo of a matte black espresso machine on a marble counter", quality: .medium,
          resolution: .oneK, aspectRatio: .square)),
      #"{"model":"gptimage2","prompt":"A premium product photo of a matte black espresso machine on a marble "#
        + #"counter","quality":"medium","resolution":"1k","aspect_ratio":"1:1"}"#
    ),
    (
      .gptImage2(
        GPTImage2Request(
          prompt: "A cinematic studio portrait of a red ceramic chair, softbox lighting, neutral backdrop",
          quality: .high, resolution: .twoK, aspectRatio: .fourToFive, outputFormat: .png)),
      #"{"model":"gptimage2","prompt":"A cinematic studio portrait of a red ceramic chair, softbox lighting, neutral "#
        + #"backdrop","quality":"high","resolution":"2k","aspect_ratio":"4:5","output_format":"png"}"#
    ),
  ]

  @Test(arguments: documented)
  func writesTheDocumentedRequests(request: GenerateRequest, json: String) throws {
    let ours = try JSONSerialization.jsonObject(with: Data(request.encodedBody())) as? NSDictionary
    let theirs = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
    #expect(ours != nil)
    #expect(ours == theirs)
  }

  @Test func sortsKeysAndLeavesOutWhatIsNotSet() throws {
    let plain = GenerateRequest.gptImage2(GPTImage2Request(prompt: "a"))
    #expect(try text(plain) == #"{"model":"gptimage2","prompt":"a"}"#)
    let full = GenerateRequest.gptImage2(
      GPTImage2Request(
        prompt: "a", images: ["https://e.org/1", "https://e.org/2"], quality: .low, resolution: .fourK,
        aspectRatio: .twentyOneToNine, outputFormat: .webp, callbackURL: "https://e.org/hook"))
    #expect(
      try text(full) == #"{"aspect_ratio":"21:9","callback_url":"https://e.org/hook","#
        + #""images":["https://e.org/1","https://e.org/2"],"model":"gptimage2","output_format":"webp","#
        + #""prompt":"a","quality":"low","resolution":"4k"}"#)
  }

  @Test func escapesOnlyWhatMustBe() throws {
    let prompt = "\"a\\b\"/\u{8}\t\n\u{C}\r\u{1}\u{1F}\u{7F}é\u{2028}🪑"
    let request = GenerateRequest.gptImage2(GPTImage2Request(prompt: prompt))
    let expected = #"\"a\\b\"/\b\t\n\f\r\u0001\u001f"# + "\u{7F}é\u{2028}🪑"
    #expect(try text(request) == #"{"model":"gptimage2","prompt":""# + expected + #""}"#)
    let read = try JSONSerialization.jsonObject(with: Data(request.encodedBody())) as? [String: String]
    #expect(read?["prompt"] == prompt)
  }

  @Test func sendsThePromptAsItIs() throws {
    let request = GenerateRequest.gptImage2(GPTImage2Request(prompt: "  two lines\r\n  e\u{301} "))
    #expect(try text(request).contains(#""  two lines\r\n  "# + "e\u{301}" + #" ""#))
  }

  @Test func knowsTheWordsOfTheAPI() {
    #expect(Quality.allCases.map(\.rawValue) == ["low", "medium", "high"])
    #expect(Resolution.allCases.map(\.rawValue) == ["1k", "2k", "4k"])
    #expect(OutputFormat.allCases.map(\.rawValue) == ["png", "jpeg", "webp"])
    #expect(
      Set(AspectRatio.allCases.map(\.rawValue))
        == ["1:1", "3:2", "2:3", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"])
  }

  private func text(_ request: GenerateRequest) throws -> String {
    String(decoding: try request.encodedBody(), as: UTF8.self)
  }
}
