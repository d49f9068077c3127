import CVipsShims
import Foundation
import GalleryModel
import SiteFolder
import Testing

@testable import Renditions

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ProvenanceMarkTests {
  private let provenance = Provenance(
    sourceType: .compositeWithTrainedAlgorithmicMedia, model: "gptimage2", creator: "Ada <\"&'> \u{301}",
    license: "CC-BY-4.0", licenseURL: "https://creativecommons.org/licenses/by/4.0/", prompt: "A \"mug\"\n& a <cup>")

  /// The attributes and the texts of elements, as an XML parser reads them.
  private func read(_ xmp: String) throws -> (attributes: [String: String], texts: [String]) {
    let parser = XMLParser(data: Data(xmp.utf8))
    let reader = PacketReader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return (reader.attributes, reader.texts)
  }

  @Test func isWellFormedWhateverItSays() throws {
    let (attributes, texts) = try read(provenance.xmp)
    #expect(
      attributes["Iptc4xmpExt:DigitalSourceType"]
        == "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia")
    #expect(attributes["Iptc4xmpExt:AISystemUsed"] == "gptimage2")
    #expect(attributes["Iptc4xmpExt:AIPromptInformation"] == "A \"mug\"\n& a <cup>")
    #expect(attributes["xmpRights:WebStatement"] == "https://creativecommons.org/licenses/by/4.0/")
    #expect(texts == ["Ada <\"&'> \u{301}", "CC-BY-4.0"])
  }

  @Test func saysNothingThatNobodyKnows() throws {
    let (attributes, texts) = try read(Provenance(sourceType: .trainedAlgorithmicMedia, model: "joyai").xmp)
    #expect(texts.isEmpty)
    #expect(attributes.keys.allSatisfy { !$0.hasPrefix("xmpRights:") && !$0.contains("Prompt") })
  }

  @Test func whatIsInThePublicDomainHasNoRights() throws {
    for (license, marked) in [("CC0-1.0", "False"), ("CC-BY-4.0", "True"), ("All rights reserved", "True")] {
      var named = provenance
      (named.license, named.licenseURL) = (license, License.url(of: license))
      #expect(try read(named.xmp).attributes["xmpRights:Marked"] == marked)
    }
  }

  @Test func standsInEveryRenditionAndInTheCard() throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(200, 100))
      let settings = RenditionSettings(widths: [40, 80], formats: [.webp, .jpeg, .avif])
      let picture = try Renditions(folder: site, settings: settings).render(
        originalPath: original.path, sha256: original.sha256, xmp: provenance.xmp, card: true)
      let files = picture.files + [try #require(picture.card)]
      #expect(files.count == 7)
      for file in files {
        let bytes = Data(try site.read(Renditions.path(of: file.path), limit: 1 << 22))
        #expect(bytes.range(of: Data(provenance.sourceType.uri.utf8)) != nil, "\(file.path)")
      }
      // The original stays byte for byte what it was.
      #expect(SHA256Digest.of(try site.read(original.path, limit: 1 << 22)) == original.sha256)
    }
  }

  @Test func aVeryLongPromptIsCutSoThatEveryFormatHasRoom() throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(60, 40))
      var long = provenance
      long.prompt = String(repeating: "\u{1F3FA}&", count: 32_000)
      long.creator = String(repeating: "&", count: 66_000)
      let picture = try Renditions(folder: site, settings: RenditionSettings(widths: [32], formats: [.jpeg])).render(
        originalPath: original.path, sha256: original.sha256, xmp: long.xmp)
      let bytes = Data(try site.read(Renditions.path(of: picture.files[0].path), limit: 1 << 22))
      #expect(bytes.range(of: Data(long.sourceType.uri.utf8)) != nil)
    }
  }

  @Test(arguments: [
    (100, 50, 1_200, 600), (1_600, 1_200, 1_200, 900), (1_200, 600, 1_200, 600), (20, 400, 180, 3_600),
  ])
  func aCardIs1200PixelsWide(width: Int, height: Int, cardWidth: Int, cardHeight: Int) throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(width, height))
      let picture = try Renditions(folder: site, settings: RenditionSettings(widths: [64])).render(
        originalPath: original.path, sha256: original.sha256, card: true)
      let card = try #require(picture.card)
      #expect(card.format == .jpeg && card.width == cardWidth && card.height == cardHeight)
      #expect(try ImageInspector.measure(Renditions.path(of: card.path), in: site).type == .jpeg)
    }
  }

  @Test func theSameNameIsNeverAnotherPicture() throws {
    let bytes = try Sample.picture(1_856, 928)
    func files(_ widths: [Int]) throws -> [String: String] {
      try withSite { site in
        let original = try site.store(bytes)
        let picture = try Renditions(folder: site, settings: RenditionSettings(widths: widths)).render(
          originalPath: original.path, sha256: original.sha256, card: true)
        let files = picture.files + [picture.card].compactMap(\.self)
        return Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
      }
    }
    let (narrow, wide) = (try files([320]), try files([320, 1_600]))
    for (path, hash) in narrow where wide[path] != nil { #expect(wide[path] == hash, "\(path)") }
    #expect(Set(narrow.keys).intersection(wide.keys).count == 1)
  }

  @Test func otherRenditionsAreTheSameWithAndWithoutACard() throws {
    let bytes = try Sample.picture(1_400, 700)
    func files(card: Bool) throws -> [RenditionFile] {
      try withSite { site in
        let original = try site.store(bytes)
        return try Renditions(folder: site, settings: RenditionSettings(widths: [64, 128])).render(
          originalPath: original.path, sha256: original.sha256, card: card
        ).files
      }
    }
    #expect(try files(card: true) == files(card: false))
  }

  @Test func aWishForACardMakesNothingElseAnew() throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(100, 50))
      let renditions = Renditions(folder: site, settings: RenditionSettings(widths: [64]))
      func render(card: Bool) throws -> RenderedPicture {
        try renditions.render(originalPath: original.path, sha256: original.sha256, card: card)
      }
      let (plain, carded) = (try render(card: false), try render(card: true))
      #expect(plain.card == nil && carded.card != nil && carded.files == plain.files)
      // All of it is remembered: the original is not looked at any more.
      try site.remove(original.path)
      #expect(try render(card: false) == plain)
      #expect(try render(card: true) == carded)
    }
  }

  @Test func aLostCardIsMadeAgain() throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(100, 50))
      let renditions = Renditions(folder: site, settings: RenditionSettings(widths: [64]))
      func render() throws -> RenderedPicture {
        try renditions.render(originalPath: original.path, sha256: original.sha256, card: true)
      }
      let first = try render()
      let card = Renditions.path(of: try #require(first.card).path)
      try site.remove(card)
      #expect(try render() == first)
      #expect(try site.kind(at: card) == .file)
    }
  }
}

private final class PacketReader: NSObject, XMLParserDelegate {
  var attributes: [String: String] = [:]
  var texts: [String] = []
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    if name == "rdf:Description" { self.attributes = attributes }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "rdf:li" { texts.append(text) }
  }
}
