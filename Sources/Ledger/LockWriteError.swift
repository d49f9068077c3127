package import GalleryModel
package import SiteFolder

/// Why the lock could not be written.
package enum LockWriteError: Error, Sendable {
  /// Something changed it into what is no lock while this program was at work.
  case unreadable(Diagnostics)
  case io(SiteFolderError)
}
