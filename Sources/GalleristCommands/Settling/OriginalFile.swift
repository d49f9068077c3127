import GalleryModel
import Ledger
import SiteFolder

/// A file that is named like an original: `images/3f/3fa9….png`, or its copy in `.gallerist/originals/`.
struct OriginalFile: Hashable {
  /// Relative to the site.
  let path: String
  let sha256: String
  let type: ImageType
  let bytes: Int

  /// All such files of a site, sorted by path. Links are left out, whatever they lead to.
  static func all(in site: SiteFolder, layout: BooksLayout) throws(SiteFolderError) -> [OriginalFile] {
    var files: [OriginalFile] = []
    for folder in [layout.images, layout.originals] {
      for part in try site.names(of: folder) where try site.kind(at: folder + "/" + part) == .folder {
        for name in try site.names(of: folder + "/" + part) {
          let path = "\(folder)/\(part)/\(name)"
          guard let file = try OriginalFile(name, in: part, path: path, site) else { continue }
          files.append(file)
        }
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  private init?(_ name: String, in part: String, path: String, _ site: SiteFolder) throws(SiteFolderError) {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2, Hexadecimal.isSHA256(pieces[0]), pieces[0].hasPrefix(part), part.count == 2,
      let type = ImageType.allCases.first(where: { $0.fileExtension == pieces[1] }),
      try site.kind(at: path) == .file, let status = try site.status(of: path)
    else { return nil }
    self.path = path
    sha256 = String(pieces[0])
    self.type = type
    bytes = status.bytes
  }
}
