package import GalleryModel

extension Provenance {
  /// The most bytes of a packet: a JPEG has room for 64 KB.
  private static let longestPacket = 60_000
  /// The most Unicode scalars of a prompt, and of a name or licence.
  private static let longestPrompt = 8_000
  private static let longestName = 500

  /// An XMP packet (ISO 16684-1) with the IPTC's properties for pictures that a model made: `DigitalSourceType`, and the
  /// system and prompt of IPTC Photo Metadata 2025.1; creator and rights as Dublin Core.
  package var xmp: String {
    var room = Self.longestPrompt
    while true {
      let packet = packet(promptLength: room)
      // Escapes may make a text several times as long.
      if packet.utf8.count <= Self.longestPacket || room == 0 { return packet }
      room /= 2
    }
  }

  private func packet(promptLength: Int) -> String {
    var attributes = [
      ("Iptc4xmpExt:DigitalSourceType", sourceType.uri), ("Iptc4xmpExt:AISystemUsed", model),
    ]
    if let license { attributes.append(("xmpRights:Marked", License.isPublicDomain(license) ? "False" : "True")) }
    if let licenseURL { attributes.append(("xmpRights:WebStatement", licenseURL)) }
    if let prompt { attributes.append(("Iptc4xmpExt:AIPromptInformation", Self.shortened(prompt, to: promptLength))) }
    var elements = ""
    if let creator {
      elements +=
        "<dc:creator><rdf:Seq><rdf:li>\(MarkupText.escape(Self.shortened(creator, to: Self.longestName)))</rdf:li></rdf:Seq></dc:creator>\n"
    }
    if let license {
      elements +=
        "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">\(MarkupText.escape(Self.shortened(license, to: Self.longestName)))</rdf:li></rdf:Alt>"
      elements += "</dc:rights>\n"
    }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" \
      xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
      \(attributes.map { "\($0.0)=\"\(MarkupText.escape($0.1, lineEnds: true))\"" }.joined(separator: "\n"))>
      \(elements)</rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="w"?>
      """
  }

  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    return String(text.unicodeScalars.prefix(max(0, limit - 1))) + "…"
  }
}
