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
    "http://example.com", "HTTPS://example.com/ä?q=1#f", "https://[::1]:8080/x", "http://127.0.0.1:1/",
    "https://example.com:/", "https://example.com.", "https://xn--caf-dma.com/a%20b", "https://a_b.example/@c",
    "https://example.com/a\\b", "https://1.2.3.4.example/", "https://example.com:00080/",
  ])
  func takesURLsVerbatim(url: String) throws {
    #expect(try file(page("images: ['\(url)']")).pictures.first?.request.images == [.url(url)])
    #expect(try file(page("callback_url: '\(url)'")).pictures.first?.request.callbackURL == url)
  }

  @Test(arguments: [
    "https://", "https:///x", "https://exa mple.com", "http://:80/", "https://a:b/", "//example.com", "https://é.com/a",
    "https://e..com/", "https://.com/", "https://1.2.3.4.5/", "https://1.2.3/", "https://01.2.3.4/",
    "https://256.1.1.1/",
    "https://0x7f.1/", "https://2130706433/", "https://%41.com/", "https://e.com\\x", "https://e.com:0/",
    "https://e.com:65536/", "https://e.com:000080/", "https://e.com:+1/", "https://[::1/", "https://[::1]x/",
    "https://[fe80::1%25eth0]/", "https://[1.2.3.4]/", "https://[]/", "https://e.com/\u{301}x",
    "https://\(String(repeating: "a", count: 64)).com/", "https://\(String(repeating: "a.", count: 127))com/",
  ])
  func refusesWhatTheClientWouldRefuse(url: String) throws {
    #expect(try problems(in: page("images: ['\(url)']")).map { $0.prefix(5) } == ["2:10:"])
    #expect(try problems(in: page("callback_url: '\(url)'")).map { $0.prefix(5) } == ["2:15:"])
    #expect(try TemporarySite(["gallerist.yml": "base_url: '\(url)'"]).readSettings().diagnostics.count == 1)
  }

  @Test(arguments: ["https://user:hunter2@e.com/a", "http://hunter2@e.com", "https://a:b:hunter2@c@e.com\\d"])
  func refusesUserInformationWithoutShowingIt(url: String) throws {
    for key in ["images", "callback_url"] {
      let found = try TemporarySite(["content/a.md": page("\(key): '\(url)'")]).read().diagnostics
      #expect(
        found.map(\.message) == ["\(key) has a URL with a user name or password in it, which would be given away"])
      #expect(found.map(\.line) == [2])
      #expect(!String(describing: found).contains("hunter2"))
    }
  }

  @Test func namesEveryWrongEntryOfAList() throws {
    #expect(
      try problems(in: page("images: [\"ftp://x\", \"javascript:x\", null, \"https://e.com\"]\ntags: ['!!', null]"))
        == [
          "2:10: images has \"ftp://x\"; expected an http or https URL",
          "2:21: images has \"javascript:x\"; expected an http or https URL",
          "2:37: images[2] is empty; expected a text",
          "3:8: tags has \"!!\"; expected a letter or digit in it", "3:14: tags[1] is empty; expected a text",
        ])
  }
}
