import SiteFolder

extension SiteFolderError {
  /// The reason as a sentence for a diagnostic, which names the file already.
  /// - Parameter kind: what it is, such as `file`.
  func sentence(for kind: String) -> String {
    switch self {
    case .notFound: "the \(kind) does not exist"
    case .leavesSite: "the link leads out of the site"
    case .notAFile: "not a regular file"
    case .notAFolder: "not a folder"
    case .tooLarge(_, let limit): "the \(kind) is larger than \(limit / 1_048_576) MiB"
    case .system(let action, _, _, let reason): "cannot \(action) the \(kind): \(reason)"
    case .busy: description
    }
  }
}
