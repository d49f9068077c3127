package import GalleryModel
package import SiteFolder

/// Why a site was not written.
package enum SiteWriteError: Error, Sendable {
  /// Files in the way, two files in one place, a place that cannot be: nothing was written.
  case files(Diagnostics)
  /// The file system refused; a part may have been written, and the next write goes on from there.
  case io(SiteFolderError)
}
