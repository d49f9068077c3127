import GalleryModel
import PromptFiles
import Testing

@Suite struct RequestTests {
  private static let url = "https://example.com/a.jpg"

  @Test func fillsInTheDocumentedDefaults() throws {
    let picture = try #require(try file("A mug").pictures.first)
    #expect(picture.request == ImageRequest(prompt: "A mug", options: .gptimage2(GPTImage2Options())))
    #expect(picture.fingerprint == Fingerprint(of: picture.request))
  }

  @Test func takesTheBlockThenTheFileThenTheSettings() throws {
    let settings = GallerySettings(
      defaults: RequestDefaults(
        model: .gptimage2, quality: .low, resolution: .fourK, aspectRatio: .square, outputFormat: .jpeg,
        size: "512*512"), generation: GenerationSettings(callbackURL: "https://example.com/settings"))
    let file = try file(
      page(
        "quality: medium\ncallback_url: https://example.com/file",
        prompt: """
          ```prompt
          A
          ```
          ```prompt quality=high callback_url=https://example.com/block
          B
          ```
          ```prompt model=joyai images="\(Self.url) https://example.com/b.jpg"
          C
          ```
          """), settings: settings)
    #expect(file.pictures.map(\.request.quality) == [.medium, .high, nil])
    #expect(file.pictures.map(\.request.resolution) == [.fourK, .fourK, nil])
    #expect(file.pictures.map(\.request.size) == [nil, nil, "512*512"])
    #expect(
      file.pictures.map(\.request.callbackURL) == [
        "https://example.com/file", "https://example.com/block", "https://example.com/file",
      ])
    #expect(file.pictures.map(\.request.images.count) == [0, 0, 2])
    let plain = try content(["content/a.md": "A"], settings: settings)
    #expect(plain.pictures.first?.request.callbackURL == "https://example.com/settings")
    #expect(plain.pictures.first?.request.outputFormat == .jpeg)
  }

  @Test func leavesOutDefaultsThatTheModelDoesNotKnow() throws {
    let settings = GallerySettings(defaults: RequestDefaults(model: .joyai, quality: .high))
    let file = try file(page("images: \(Self.url)"), settings: settings)
    #expect(file.pictures.map(\.request.options) == [.joyai(size: "1024*1024")])
    let other = GallerySettings(defaults: RequestDefaults(size: "512*512"))
    #expect(try problems(in: "A mug", settings: other) == [])
  }

  @Test func letsABlockLeaveTheReferencesOut() throws {
    let file = try file(page("images: \(Self.url)", prompt: "```prompt images=\"\"\nA\n```\n```prompt\nB\n```"))
    #expect(file.pictures.map(\.request.mode) == [.text, .edit])
  }

  @Test func readsJoyaiFields() throws {
    let file = try file(page("model: joyai\nsize: 2048*1024\nimages:\n  - \(Self.url)"))
    #expect(file.pictures.map(\.request.options) == [.joyai(size: "2048*1024")])
    #expect(file.pictures.map(\.request.images) == [[.url(Self.url)]])
  }

  @Test(arguments: [
    "http://example.com", "HTTPS://example.com/ä?q=1#f", "https://u:p@[::1]:8080/x", "http://127.0.0.1:1/",
  ])
  func takesURLsVerbatim(url: String) throws {
    #expect(try file(page("images: [\"\(url)\"]")).pictures.first?.request.images == [.url(url)])
  }

  @Test(arguments: ["https://", "https:///x", "https://exa mple.com", "http://:80/", "https://a:b/", "//example.com"])
  func refusesWhatIsNoURL(url: String) throws {
    #expect(try problems(in: page("images: [\"\(url)\"]")).isEmpty == false)
    #expect(try problems(in: page("callback_url: \"\(url)\"")).isEmpty == false)
  }
}
