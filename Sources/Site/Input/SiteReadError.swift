package import GalleryModel
package import SiteFolder

/// Why a site's own files could not be read.
package enum SiteReadError: Error, Sendable {
  /// Something that its author can mend: a mistake in a template, a link that leads out of the site, a file that is too
  /// large.
  case files(Diagnostics)
  /// The file system refused.
  case io(SiteFolderError)

  /// - Parameter folder: where the file lies, for the message.
  init(_ error: SiteFolderError, in folder: String) {
    switch error {
    case .system, .busy: self = .io(error)
    case .notFound, .leavesSite, .notAFile, .notAFolder, .tooLarge:
      self = .files(Diagnostics(.error(error.description, file: folder)))
    }
  }
}
