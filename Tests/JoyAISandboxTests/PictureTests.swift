import JoyAISandbox
import Testing

@Suite struct PictureTests {
  @Test func drawsTheSameTakeWithTheSameBytesInEverySandbox() async throws {
    func takes() async throws -> [[UInt8]] {
      try await Sandbox.withRunning(quick()) { sandbox in
        let visitor = Visitor(sandbox: sandbox)
        var takes: [[UInt8]] = []
        for prompt in ["a red chair", "a red chair", "a blue chair", "a red chair"] {
          takes.append(try await visitor.picture(of: try await visitor.draw(prompt).taskID))
        }
        return takes
      }
    }
    let first = try await takes()
    #expect(Set(first).count == 4)
    #expect(try await takes() == first)
  }

  @Test func drawsQualitiesDifferently() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let low = try await visitor.draw("a chair", ["quality": "low"]).taskID
      let high = try await visitor.draw("a chair", ["quality": "high"]).taskID
      #expect(try await visitor.picture(of: low) != visitor.picture(of: high))
    }
  }

  @Test(arguments: [
    ("png", "image/png", [0x89, 0x50, 0x4E, 0x47]), ("jpeg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
    ("webp", "image/webp", [0x52, 0x49, 0x46, 0x46]),
  ])
  func deliversTheFormatAskedFor(format: String, type: String, start: [UInt8]) async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let id = try await visitor.draw("a chair", ["output_format": format]).taskID
      let url = try #require(try await visitor.status(id).images.first)
      #expect(url.hasSuffix("." + format))
      let picture = try await visitor.get(url)
      #expect(picture.headers["content-type"] == type)
      #expect(picture.body.starts(with: start))
    }
  }

  /// Edges are multiples of 16, at most 3,840, the ratio exact; measured at a quarter of the size.
  @Test(arguments: [
    ("1:1", "1k", [256, 256]), ("3:2", "1k", [312, 208]), ("9:16", "1k", [180, 320]), ("21:9", "1k", [392, 168]),
    ("4:5", "2k", [464, 580]), ("1:1", "4k", [720, 720]), ("16:9", "4k", [960, 540]),
  ])
  func keepsShapeAndResolution(ratio: String, resolution: String, size: [Int]) async throws {
    try await Sandbox.withRunning(quick { $0.pictureScale = 0.25 }) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let id = try await visitor.draw("x", ["aspect_ratio": ratio, "resolution": resolution]).taskID
      #expect(pngSize(try await visitor.picture(of: id)) == size)
    }
  }

  @Test func keepsTheSizeOfAnEdit() async throws {
    try await Sandbox.withRunning(quick { $0.pictureScale = 0.25 }) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let id = try await visitor.generate([
        "model": "joyai", "prompt": "x", "images": ["https://example.com/a.jpg"], "size": "1536*1024",
      ]).taskID
      #expect(pngSize(try await visitor.picture(of: id)) == [384, 256])
    }
  }

  @Test func buildsAnEditOnTheSandboxsOwnPicture() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let base = try await visitor.draw("a chair").taskID
      let own = try #require(try await visitor.status(base).images.first)
      let built = try await visitor.generate(["model": "joyai", "prompt": "make it blue", "images": [own]]).taskID
      let other = try await visitor.draw("make it blue", ["images": ["https://example.com/a.jpg"]]).taskID
      let pictures = [
        try await visitor.picture(of: base), try await visitor.picture(of: built), try await visitor.picture(of: other),
      ]
      #expect(Set(pictures).count == 3)
      // Nothing was fetched for it: the only downloads are the ones above.
      #expect(await sandbox.received(.download).count == 3)
    }
  }

  @Test func setsACaptionForAnyPrompt() async throws {
    try await Sandbox.withRunning(quick { $0.pictureScale = 0.3 }) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      for prompt in ["Ä \u{0}\u{1F3A8} 椅子", String(repeating: "w", count: 9_000), "%s%n \"quotes\" <b>"] {
        let id = try await visitor.draw(prompt).taskID
        #expect(pngSize(try await visitor.picture(of: id)) == [307, 307])
      }
    }
  }
}
