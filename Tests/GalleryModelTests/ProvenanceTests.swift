import GalleryModel
import Testing

@Suite struct ProvenanceTests {
  private func file(_ id: String, _ images: [ImageReference] = [], author: String? = nil) -> PromptFile {
    let request = ImageRequest(prompt: "A \(id)", images: images, options: .gptimage2(GPTImage2Options()))
    let picture = Picture(id: PictureID(path: id), file: "content/\(id).md", line: 1, request: request)
    return PromptFile(
      file: "content/\(id).md", id: id, address: id, album: "", title: id, author: author, pictures: [picture])
  }

  private func provenances(
    _ files: [PromptFile], _ settings: GallerySettings = GallerySettings()
  ) -> [String: Provenance] {
    let provenances = Provenances(GalleryContent(albums: [], files: files), settings: settings)
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.id, provenances.provenance(of: $0.pictures[0], in: $0)) })
  }

  private func id(_ path: String) -> PictureID { PictureID(path: path) }

  @Test func editsOfPhotographsAreCompositesHoweverFarAway() {
    let all = provenances([
      file("words"), file("edit", [.picture(id("words"), sha256: nil)]), file("url", [.url("https://a.example/x.jpg")]),
      file("local", [.file(path: "content/x.jpg", sha256: "ab")]), file("next", [.picture(id("local"), sha256: nil)]),
      file("after", [.picture(id("next"), sha256: nil)]),
      file("both", [.picture(id("words"), sha256: nil), .picture(id("after"), sha256: nil)]),
      file("draft", [.picture(id("elsewhere"), sha256: nil)]),
    ])
    for name in ["words", "edit", "draft"] { #expect(all[name]?.sourceType == .trainedAlgorithmicMedia) }
    for name in ["url", "local", "next", "after", "both"] {
      #expect(all[name]?.sourceType == .compositeWithTrainedAlgorithmicMedia, "\(name)")
    }
    #expect(
      all["words"]?.sourceType.uri == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
  }

  /// An edit may keep a picture that was made from a photograph, though it asks for something else now.
  @Test func whatNobodyKnowsTheOriginOfIsAComposite() {
    for (isOfTheSame, expected) in [
      (true, DigitalSourceType.trainedAlgorithmicMedia), (false, .compositeWithTrainedAlgorithmicMedia),
    ] {
      var edit = file("edit", [.picture(id("words"), sha256: nil)])
      edit.pictures[0].keeps = Fingerprint("g1:" + String(repeating: "a", count: 64))
      edit.pictures[0].keepsEditOfTheSame = isOfTheSame
      let all = provenances([file("words"), edit, file("next", [.picture(id("edit"), sha256: nil)])])
      #expect(all["edit"]?.sourceType == expected && all["next"]?.sourceType == expected)
    }
  }

  @Test func aLongChainAndACircleComeToAnEnd() {
    let chain = (0..<5_000).map { number in
      file("p\(number)", number == 4_999 ? [.url("x")] : [.picture(id("p\(number + 1)"), sha256: nil)])
    }
    #expect(provenances(chain)["p0"]?.sourceType == .compositeWithTrainedAlgorithmicMedia)
    let circle = provenances([
      file("a", [.picture(id("b"), sha256: nil)]), file("b", [.picture(id("a"), sha256: nil)]),
    ])
    #expect(circle["a"]?.sourceType == .trainedAlgorithmicMedia)
  }

  @Test func namesWhoIsCreditedAndUnderWhichLicence() {
    var own = file("own", author: "Grace")
    own.license = "All rights reserved"
    let settings = GallerySettings(author: "Ada", license: "CC-BY-4.0")
    let all = provenances([file("plain"), own], settings)
    let plain = Provenance(
      sourceType: .trainedAlgorithmicMedia, model: "gptimage2", creator: "Ada", license: "CC-BY-4.0",
      licenseURL: "https://creativecommons.org/licenses/by/4.0/")
    #expect(all["plain"] == plain)
    #expect(all["own"]?.creator == "Grace" && all["own"]?.licenseURL == nil)
    #expect(all["own"]?.license == "All rights reserved")
  }

  @Test func thePromptIsThereOnlyWhereItIsAskedFor() {
    #expect(provenances([file("a")])["a"]?.prompt == nil)
    #expect(provenances([file("a")], GallerySettings(embedPrompt: true))["a"]?.prompt == "A a")
  }
}
