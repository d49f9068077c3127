import GalleryModel

/// What search engines are told of the pictures on a page: schema.org's `ImageObject`, as JSON-LD.
struct ImageObjects {
  let works: [PreparedWork]
  let file: PromptFile
  let location: PageLocation
  let address: SiteAddress
  let siteTitle: String

  /// JSON that may stand in a `script` element as it is; nil where no picture is here.
  var json: String? {
    let objects = works.compactMap(object)
    guard !objects.isEmpty else { return nil }
    return JSONText.object([
      ("@context", JSONText.string("https://schema.org")), ("@graph", "[\(objects.joined(separator: ","))]"),
    ]).escapedForScripts
  }

  private func object(_ work: PreparedWork) -> String? {
    guard let largest = work.pictureValue(at: location, isEager: false)?.largest else { return nil }
    let provenance = work.provenance
    let path = PageFiles.rendition(largest)
    var members: [(key: String, json: String)] = [
      ("@type", JSONText.string("ImageObject")), ("name", JSONText.string(file.title)),
      ("description", JSONText.string(work.alt)),
      ("contentUrl", JSONText.string(address.file(path) ?? location.file(path))),
      ("encodingFormat", JSONText.string(largest.format.mediaType)),
      ("width", String(largest.width)), ("height", String(largest.height)),
      ("creditText", JSONText.string(provenance.creator ?? siteTitle)),
      ("digitalSourceType", JSONText.string(provenance.sourceType.uri)),
    ]
    if let creator = provenance.creator {
      let person = JSONText.object([("@type", JSONText.string("Person")), ("name", JSONText.string(creator))])
      members.append(("creator", person))
    }
    // A licence that is no address is said in words.
    let notice = [provenance.creator, provenance.license].compactMap(\.self).joined(separator: ", ")
    if !notice.isEmpty, !(provenance.license.map(License.isPublicDomain) ?? false) {
      members.append(("copyrightNotice", JSONText.string(notice)))
    }
    if let license = provenance.licenseURL {
      members.append(("license", JSONText.string(license)))
    }
    if let at = work.stored?.at { members.append(("dateCreated", JSONText.string(at.description))) }
    return JSONText.object(members)
  }
}

extension String {
  /// JSON in which nothing can end a `script` element, begin a comment or be refused by an HTML parser.
  fileprivate var escapedForScripts: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x26, 0x3C, 0x3E, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
