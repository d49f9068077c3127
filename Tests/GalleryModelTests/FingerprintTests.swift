import GalleryModel
import Testing

struct FingerprintTests {
  private static let espresso = "A premium product photo of a matte black espresso machine on a marble counter"

  private func request(_ prompt: String = espresso, callback: String? = nil) -> ImageRequest {
    ImageRequest(
      prompt: prompt, options: .gptimage2(GPTImage2Options(aspectRatio: .square)), callbackURL: callback)
  }

  @Test func hashesTheCanonicalTextOfATextRequest() {
    let text = Fingerprint.canonicalJSON(of: request())
    #expect(
      text == #"{"aspect_ratio":"1:1","model":"gptimage2","output_format":"png","prompt":"A premium product photo of"#
        + #" a matte black espresso machine on a marble counter","quality":"medium","resolution":"1k"}"#)
    #expect(
      Fingerprint(of: request())?.text == "g1:b325c7b5309a3719227d29e1c6962672407046f5b45502cfdad0f4966a6d4360")
  }

  @Test func hashesTheTakeFromTheSecondOn() {
    #expect(Fingerprint(of: request(), take: 1) == Fingerprint(of: request()))
    #expect(
      Fingerprint(of: request(), take: 2)?.text == "g1:666ee9be267a182c81f4bda599663d59705522382ded8dae06b4fe6f61fdf3e3"
    )
    #expect(Fingerprint.canonicalJSON(of: request(), take: 2)?.hasSuffix(#""resolution":"1k","take":2}"#) == true)
  }

  @Test func hashesTheCanonicalTextOfAnEdit() {
    let edit = ImageRequest(
      prompt: "Replace the mug logo with clean white text",
      images: [.url("https://example.com/source-product.jpg")], options: .joyai(size: ImageRequest.defaultSize))
    #expect(
      Fingerprint.canonicalJSON(of: edit)
        == #"{"images":["url:https://example.com/source-product.jpg"],"model":"joyai","#
        + #""prompt":"Replace the mug logo with clean white text","size":"1024*1024"}"#)
    #expect(Fingerprint(of: edit)?.text == "g1:ca0c79d4d171b6cc122ff2a1d8e1210dc75a82a538135c257c55d5d3da60d906")
  }

  @Test func leavesOutWhatHasNeitherValueNorDefault() {
    let plain = ImageRequest(prompt: "A mug", options: .gptimage2(GPTImage2Options()))
    #expect(
      Fingerprint.canonicalJSON(of: plain)
        == #"{"model":"gptimage2","output_format":"png","prompt":"A mug","quality":"medium","resolution":"1k"}"#)
  }

  @Test func doesNotDependOnTheCallback() {
    #expect(Fingerprint(of: request(callback: "https://example.com/hook")) == Fingerprint(of: request()))
  }

  @Test func doesNotDependOnWhereThePictureIs() {
    let first = Picture(id: PictureID(path: "a/mug"), file: "content/a/mug.md", line: 4, request: request(), alt: "A")
    let second = Picture(
      id: PictureID(path: "b/cup", block: "2"), file: "content/b/cup.md", line: 90, request: request())
    #expect(first.fingerprint == second.fingerprint)
  }

  @Test func dependsOnTheTakeOfThePictureID() {
    let picture = Picture(
      id: PictureID(path: "a/mug", take: 2), file: "content/a/mug.md", line: 1, request: request())
    #expect(picture.fingerprint == Fingerprint(of: request(), take: 2))
  }

  @Test(arguments: [
    "  \(espresso)\n", "\t\(espresso)\r\n", "\r\n\r\n\(espresso) \t \r", "\n\(espresso)",
  ])
  func isTheSameWhateverTabsLineEndsAndSpacesAreAround(prompt: String) {
    #expect(Fingerprint(of: request(prompt)) == Fingerprint(of: request()))
  }

  @Test(arguments: ["one\r\ntwo", "one\rtwo", "one\ntwo"])
  func isTheSameForEveryKindOfLineEnd(prompt: String) {
    #expect(Fingerprint(of: request(prompt)) == Fingerprint(of: request("one\ntwo")))
  }

  @Test func keepsTwoReturnsBeforeALineFeedApart() {
    #expect(ImageRequest.normalized("a\r\r\nb") == "a\n\nb")
  }

  @Test func trimsNothingElse() {
    #expect(ImageRequest.normalized("\u{A0}a\u{2003}").unicodeScalars.count == 3)
    #expect(ImageRequest.normalized(" \t\r\n ").isEmpty)
  }

  @Test func doesNotNormaliseUnicode() {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    #expect(composed == decomposed)
    #expect(Fingerprint(of: request(composed)) != Fingerprint(of: request(decomposed)))
  }

  @Test func keepsTheOrderAndTheTextOfReferences() {
    func edit(_ urls: [String]) -> Fingerprint? {
      Fingerprint(of: ImageRequest(prompt: "p", images: urls.map { .url($0) }, options: .joyai(size: "1024*1024")))
    }
    let fingerprints: Set = [
      edit(["https://a.example/1"]), edit(["https://A.example/1"]),
      edit(["https://a.example/1", "https://a.example/2"]),
      edit(["https://a.example/2", "https://a.example/1"]),
    ]
    #expect(fingerprints.count == 4)
  }

  @Test func everyFieldThatTheAPISeesChangesIt() {
    var options: [GPTImage2Options] = []
    for quality in Quality.allCases {
      for resolution in Resolution.allCases {
        for format in OutputFormat.allCases {
          for ratio in [nil] + AspectRatio.allCases.map({ Optional($0) }) {
            options.append(
              GPTImage2Options(quality: quality, resolution: resolution, aspectRatio: ratio, outputFormat: format))
          }
        }
      }
    }
    let fingerprints = Set(options.map { Fingerprint(of: ImageRequest(prompt: "p", options: .gptimage2($0))) })
    #expect(fingerprints.count == 3 * 3 * 3 * 11)
  }

  @Test func readsFingerprintsOfOtherRulesAndKnowsItsOwn() throws {
    let hash = String(repeating: "a", count: 64)
    #expect(try #require(Fingerprint("g1:" + hash)).hasKnownRule)
    #expect(try #require(Fingerprint("g2:" + hash)).hasKnownRule == false)
    #expect(try #require(Fingerprint("g10:" + hash)).hasKnownRule == false)
  }

  @Test(arguments: [
    "", "g1", "g1:", "x1:" + String(repeating: "a", count: 64), "g1:" + String(repeating: "A", count: 64),
    "g1:" + String(repeating: "a", count: 63), "g1:" + String(repeating: "a", count: 65),
    "g:" + String(repeating: "a", count: 64),
  ])
  func refusesWhatIsNoFingerprint(text: String) {
    #expect(Fingerprint(text) == nil)
  }
}
