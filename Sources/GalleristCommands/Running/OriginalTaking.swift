import GalleryModel
import Ledger
import SiteFolder

/// Puts checked bytes of originals into their places in a site.
struct OriginalTaking {
  let site: SiteFolder
  let store: OriginalStore
  private(set) var taken: Set<Original> = []
  /// What the disk said first.
  private(set) var failure: SiteFolderError?

  init(site: SiteFolder, store: OriginalStore) {
    self.site = site
    self.store = store
  }

  /// - Parameter bytes: exactly the original's.
  mutating func take(_ original: Original, _ bytes: [UInt8]) {
    guard failure == nil else { return }
    do throws(SiteFolderError) {
      let temporary = try site.makeTemporaryFile()
      try site.append(bytes, to: temporary)
      try store.store(original, from: temporary)
      taken.insert(original)
    } catch {
      failure = error
    }
  }

  /// Takes what is not taken yet from another worktree.
  mutating func take(_ originals: Set<Original>, from worktree: OtherWorktree) {
    for original in originals.subtracting(taken).sorted(by: { $0.path < $1.path }) {
      if let bytes = worktree.read(original) { take(original, bytes) }
    }
  }
}
