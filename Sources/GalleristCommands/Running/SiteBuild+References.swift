import GalleryModel
import Ledger
import Renditions
import Site
import SiteFolder

extension SiteBuild {
  /// The most bytes of a git-lfs pointer.
  private static let longestPointer = 1_024

  /// What the pictures build on, byte for byte, as far as it is here; what is not is warned about once.
  /// - Parameter originals: paths of the originals that are shown, by SHA-256.
  func references(
    of pictures: [Picture], originals: [String: String]
  ) throws(CommandFailure) -> [String: PublishedFile] {
    var files: [String: PublishedFile] = [:]
    var seen: Set<ImageReference> = []
    let shown = Set(pictures.map(\.id))
    let stored = Dictionary(
      holdings.storedPictures.values.joined().map { ($0.original.sha256, $0.original) }
    ) { first, _ in first }
    for reference in pictures.flatMap(\.request.images) where seen.insert(reference).inserted {
      switch reference {
      case .url, .picture(_, sha256: nil): continue
      case .picture(let id, let sha256?):
        guard let original = stored[sha256] else { continue }
        if let path = originals[sha256] {
          files[sha256] = PublishedFile(PublishedReference(original), source: path)
        } else if !shown.contains(id), let path = try present(original, of: id) {
          files[sha256] = PublishedFile(PublishedReference(original), source: path)
        }
      case .file(let path, let sha256):
        guard try isPresent(path) else { continue }
        files[sha256] = PublishedFile(PublishedReference(path: path, sha256: sha256), source: path)
      }
    }
    return files
  }

  /// Renders the site's own picture files that edits build on. One that cannot be decoded is linked and not shown.
  func render(
    _ references: [String: PublishedFile], of pictures: [Picture]
  ) throws(CommandFailure) -> [String: RenderedPicture] {
    let maker = Renditions(folder: workspace.site, settings: workspace.settings.renditions)
    let files = Set(
      pictures.flatMap(\.request.images).compactMap { reference in
        if case .file(_, let sha256) = reference { sha256 } else { nil }
      })
    var renditions: [String: RenderedPicture] = [:]
    for (sha256, file) in references.sorted(by: { $0.key < $1.key }) where files.contains(sha256) {
      do {
        renditions[sha256] = try maker.render(originalPath: file.source, sha256: sha256)
      } catch let error as SiteFolderError {
        throw CommandFailure(error)
      } catch {
        printer.warn("\(file.source) is linked and not shown on the page: \(error)")
      }
    }
    return renditions
  }

  private func present(_ original: Original, of id: PictureID) throws(CommandFailure) -> String? {
    let store = OriginalStore(site: workspace.site, layout: workspace.layout)
    do throws(SiteFolderError) {
      if try store.presence(of: original) == .present { return store.path(of: original) }
      printer.warn(
        "\(id): \(store.path(of: original)) is not here, so that no edit of it can be made from the published site")
      return nil
    } catch {
      throw CommandFailure(error)
    }
  }

  private func isPresent(_ path: String) throws(CommandFailure) -> Bool {
    do throws(SiteFolderError) {
      guard let status = try workspace.site.status(of: path), status.kind == .file else {
        printer.warn("\(path) is missing, and not published for the edits that build on it")
        return false
      }
      guard status.bytes <= Self.longestPointer,
        LargeFilePointer(try workspace.site.read(path, limit: Self.longestPointer)) != nil
      else { return true }
      printer.warn(
        "\(path) is a git-lfs pointer, and not published for the edits that build on it", help: "git lfs pull")
      return false
    } catch {
      throw CommandFailure(error)
    }
  }
}
