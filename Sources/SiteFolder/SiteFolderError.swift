/// Why something of a site could not be read or written.
package enum SiteFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(path: String)
  /// The path, or a link on its way, leads out of the site.
  case leavesSite(path: String)
  case notAFile(path: String)
  case notAFolder(path: String)
  /// The file has more bytes than `limit`.
  case tooLarge(path: String, limit: Int)
  /// Another process holds the site's lock; its process id where it is known.
  case busy(holder: Int?)
  /// The system refused; `code` is its errno, `reason` the system's words.
  case system(action: String, path: String, code: Int32, reason: String)

  package var description: String {
    switch self {
    case .notFound(let path): "\(path) does not exist"
    case .leavesSite(let path): "\(path) leads out of the site"
    case .notAFile(let path): "\(path) is not a regular file"
    case .notAFolder(let path): "\(path) is not a folder"
    case .tooLarge(let path, let limit): "\(path) is larger than \(Self.size(limit))"
    case .busy(let holder?): "another gallerist (process \(holder)) is at work on this site"
    case .busy(nil): "another gallerist is at work on this site"
    case .system(let action, let path, _, let reason): "cannot \(action) \(path): \(reason)"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes % 1_048_576 == 0 ? "\(bytes / 1_048_576) MiB" : "\(bytes) bytes"
  }

  /// The system's words for an errno.
  package static func reason(_ code: Int32) -> String { System.describe(code) }

  static func last(_ action: String, _ path: String) -> SiteFolderError {
    let code = System.lastError
    return .system(action: action, path: path, code: code, reason: System.describe(code))
  }
}
