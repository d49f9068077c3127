import Foundation
import SiteFolder

/// A folder of its own outside of the site that only this user may read, until it is removed.
struct TemporaryFolder {
  private let url: URL
  let site: SiteFolder

  /// - Throws: ``CommandFailure`` with exit status 74.
  init() throws(CommandFailure) {
    url = FileManager.default.temporaryDirectory.appending(path: "gallerist-compare-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      site = try SiteFolder(at: url.path)
    } catch {
      throw CommandFailure(
        .inputOutput, "no temporary folder can be made: \(error)", help: "let TMPDIR name a folder with room in it")
    }
  }

  /// Removes everything in it.
  func remove(_ printer: Printer) {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      printer.warn("the temporary folder \(url.path) cannot be removed: \(error)", help: "remove it")
    }
  }
}
