import GalleryModel
import Ledger
import Planning

extension Workspace {
  /// The same site, with what is known of the pictures that others edit filled into its content.
  func resolved(by holdings: Holdings) -> Workspace {
    let workspace = self
    let all = ReferenceResolver(holdings: holdings) { workspace.isPresent($0) }.resolve(allPictures)
    return Workspace(site: site, settings: settings, content: content.with(all), allPictures: all, layout: layout)
  }

  /// Where the bytes of a reference are, relative to the site; nil for what is not the site's own.
  /// - Parameter place: what the published site has it as.
  func file(of reference: ImageReference, _ place: PublishedReference?) -> String? {
    switch reference {
    case .url: nil
    case .file(let path, _): path
    case .picture: place.map { "\(layout.images)/\($0.sha256.prefix(2))/\($0.sha256).\($0.ending)" }
    }
  }

  /// What facts may be stored under for the content: each picture's fingerprint, and those of earlier requests for it.
  var fingerprints: Set<Fingerprint> { Self.fingerprints(of: content.pictures) }

  /// The same, with the drafts that are left out of the content.
  var allFingerprints: Set<Fingerprint> { Self.fingerprints(of: allPictures) }

  private static func fingerprints(of pictures: [Picture]) -> Set<Fingerprint> {
    Set(pictures.flatMap(\.knownFingerprints))
  }
}

extension GalleryContent {
  /// The same content, with what is known of the pictures that others edit filled in.
  func resolved(by holdings: Holdings) -> GalleryContent {
    with(ReferenceResolver(holdings: holdings).resolve(pictures))
  }

  /// The same content with other values of its pictures.
  func with(_ pictures: [Picture]) -> GalleryContent {
    let byID = Dictionary(pictures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var content = self
    for index in content.files.indices {
      content.files[index].pictures = content.files[index].pictures.map { byID[$0.id] ?? $0 }
    }
    return content
  }
}
