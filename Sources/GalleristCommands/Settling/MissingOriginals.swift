import GalleryModel
import Ledger
import SiteFolder

/// Whose originals are not in their place or not whole, and how each comes back.
struct MissingOriginals {
  let holdings: Holdings
  /// Drafts included; nil where it has errors, so that nobody knows what it asks for.
  let content: GalleryContent?
  let store: OriginalStore

  /// Whether no prompt asks for an original any more, as when `gc` removed its file.
  func isUnwanted(_ path: String) -> Bool {
    guard let content else { return false }
    let present = Set(content.pictures.map(\.fingerprint))
    return !holdings.storedPictures.contains { fingerprint, pictures in
      present.contains(fingerprint) && pictures.contains { store.path(of: $0.original) == path }
    }
  }

  /// The next step for an original.
  /// - Parameter isDamaged: whether other bytes stand in its place.
  func help(for path: String, isDamaged: Bool) -> String {
    let moved = isDamaged ? "move it away, and " : ""
    for (fingerprint, pictures) in holdings.storedPictures.sorted(by: { $0.key < $1.key }) {
      guard let stored = pictures.first(where: { store.path(of: $0.original) == path }) else { continue }
      if hasCopy(stored.original) { return moved + "gallerist build puts its copy into its place, at no charge" }
      if let task = stored.task {
        return "take it from git; or \(moved)gallerist generate asks for task \(task) again, at no charge"
      }
      let picture = content?.pictures.first { $0.fingerprint == fingerprint }?.id.text ?? fingerprint.text
      return "take it from git, or adopt it again: gallerist adopt \(ShellWord.quoted(picture)) FILE"
    }
    return "take it from git"
  }

  private func hasCopy(_ original: Original) -> Bool {
    do throws(SiteFolderError) {
      return try store.hasCopy(of: original)
    } catch {
      return false  // what cannot be looked at is no help
    }
  }
}
