import GalleryModel
import Ledger
import SiteFolder

/// Whose originals are not in their place or not whole, and how each comes back.
struct MissingOriginals {
  private let store: OriginalStore
  /// By the paths of their originals: the requests that they are stored for, lowest first.
  private let uses: [String: [(fingerprint: Fingerprint, stored: StoredPicture)]]
  /// The ids of the content's pictures; nil where it has errors, so that nobody knows what it asks for.
  private let ids: [Fingerprint: String]?

  /// - Parameter content: drafts included; nil where it has errors.
  init(holdings: Holdings, content: GalleryContent?, store: OriginalStore) {
    self.store = store
    var uses: [String: [(fingerprint: Fingerprint, stored: StoredPicture)]] = [:]
    for (fingerprint, pictures) in holdings.storedPictures.sorted(by: { $0.key < $1.key }) {
      for stored in pictures { uses[store.path(of: stored.original), default: []].append((fingerprint, stored)) }
    }
    self.uses = uses
    ids = content.map { content in
      Dictionary(
        content.resolved(by: holdings).pictures.compactMap { picture in picture.shown.map { ($0, picture.id.text) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Whether no prompt asks for an original any more, as when `gc` removed its file.
  func isUnwanted(_ path: String) -> Bool {
    guard let ids else { return false }
    return !(uses[path] ?? []).contains { ids[$0.fingerprint] != nil }
  }

  /// The next step for an original.
  /// - Parameter isDamaged: whether other bytes stand in its place.
  func help(for path: String, isDamaged: Bool) -> String {
    guard let (fingerprint, stored) = uses[path]?.first else { return "take it from git" }
    let moved = isDamaged ? "move it away, and " : ""
    if hasCopy(stored.original) { return moved + "gallerist build puts its copy into its place, at no charge" }
    if let task = stored.task {
      return "take it from git; or \(moved)gallerist generate asks for task \(task) again, at no charge"
    }
    let picture = ids?[fingerprint] ?? fingerprint.text
    return "take it from git, or adopt it again: gallerist adopt \(ShellWord.quoted(picture)) FILE"
  }

  private func hasCopy(_ original: Original) -> Bool {
    do throws(SiteFolderError) {
      return try store.hasCopy(of: original)
    } catch {
      return false  // what cannot be looked at is no help
    }
  }
}
