import GalleryModel
import Testing

struct RequestTests {
  @Test(arguments: [
    ("1024*1024", true), ("1*1", true), ("65535*1", true), ("65536*1", false), ("0*1", false), ("01*1", false),
    ("1024x1024", false), ("1024*", false), ("*", false), ("", false), ("1*1*1", false), ("-1*1", false),
    ("+1*1", false), (" 1*1", false), ("٣*٣", false),
  ])
  func knowsASize(text: String, isSize: Bool) {
    #expect(RequestRules.isSize(text) == isSize)
  }

  @Test func knowsTheLimitsOfPrompts() {
    #expect(ModelName.joyai.promptLimit == 1_500)
    #expect(ModelName.gptimage2.promptLimit == 20_000)
  }

  @Test func becomesAnEditWithAReference() {
    let options = ModelOptions.gptimage2(GPTImage2Options())
    #expect(ImageRequest(prompt: "p", options: options).mode == .text)
    #expect(ImageRequest(prompt: "p", images: [.url("https://example.com/a.png")], options: options).mode == .edit)
    #expect(ImageRequest(prompt: "p", options: .joyai(size: "1*1")).mode == .edit)
  }

  @Test func fillsInTheDocumentedDefaults() {
    let request = ImageRequest(prompt: "p", options: .gptimage2(GPTImage2Options()))
    #expect(request.quality == .medium)
    #expect(request.resolution == .oneK)
    #expect(request.outputFormat == .png)
    #expect(request.aspectRatio == nil)
    #expect(request.size == nil)
    #expect(ImageRequest.defaultSize == "1024*1024")
  }

  @Test func readsTheShapeOfEveryAspectRatio() {
    for ratio in AspectRatio.allCases {
      #expect("\(ratio.parts.width):\(ratio.parts.height)" == ratio.rawValue)
    }
  }

  @Test func knowsAPictureByItsFirstBytes() {
    #expect(ImageType(firstBytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .png)
    #expect(ImageType(firstBytes: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
    #expect(ImageType(firstBytes: Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8)) == .webp)
    #expect(ImageType(firstBytes: Array("RIFF\u{1}\u{2}\u{3}\u{4}WEB".utf8)) == nil)
    #expect(ImageType(firstBytes: Array("<!doctype html>".utf8)) == nil)
    #expect(ImageType(firstBytes: [UInt8]()) == nil)
  }

  @Test(arguments: [(ImageType.png, "png"), (.jpeg, "jpg"), (.webp, "webp")])
  func namesOriginalsByTheirHash(type: ImageType, ending: String) {
    let hash = "3f" + String(repeating: "a", count: 62)
    let original = Original(sha256: hash, bytes: 1, width: 1, height: 1, type: type)
    #expect(original.path == "3f/\(hash).\(ending)")
  }
}
