import GalleryModel
import JoyAI

/// Which tasks made which originals.
struct PictureSources: Sendable {
  struct Source: Hashable, Sendable {
    var task: String
    var model: String?
    /// Which of several pictures in the task's answer, from 0.
    var index: Int
    /// When it was stored, RFC 3339.
    var at: String
  }

  /// What is known of each original, by its SHA-256.
  private(set) var originals: [String: Original] = [:]
  private var sources: [String: [Source]] = [:]

  /// - Parameter host: of the API that is asked; only its own tasks count.
  init(_ holdings: Holdings, host: String) {
    for (fingerprint, pictures) in holdings.storedPictures.sorted(by: { $0.key < $1.key }) {
      for picture in pictures {
        let sha256 = picture.original.sha256
        originals[sha256] = originals[sha256] ?? picture.original
        let attempt = holdings.attempt(of: picture, at: fingerprint)
        guard let task = picture.task ?? attempt?.task, attempt?.request?.api ?? APIAddress.production.host == host
        else { continue }
        let source = Source(task: task, model: attempt?.request?.model, index: picture.index, at: picture.at)
        sources[sha256, default: []].append(source)
      }
    }
  }

  /// The tasks that made an original, the latest first.
  subscript(sha256: String) -> [Source]? {
    sources[sha256].map { $0.sorted { ($1.at, $1.task) < ($0.at, $0.task) } }
  }
}
