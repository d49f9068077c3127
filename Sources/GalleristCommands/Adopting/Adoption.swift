import GalleryModel

/// What becomes of one file that is named like a picture.
struct Adoption {
  enum Outcome: Hashable {
    /// It counts from now on.
    case adopted(insteadOf: String?)
    /// Its bytes are what counts already.
    case alreadyThere
    /// Its bytes are what counts already, and their file was missing.
    case broughtBack
    /// Other bytes count, and go on counting.
    case leftOut(for: String)
    /// Its picture has the same request as another one, which another file was adopted for.
    case outdone(by: String)
    /// Nobody knows its request while these have no picture.
    case waiting(for: [String])
  }

  let file: PictureFolder.File
  let id: String
  /// As facts have it.
  let original: Original
  let outcome: Outcome
  /// Nil where nothing is to be written down or stored.
  var fingerprint: Fingerprint?
  var facts: [Fact] = []

  /// Whether the file's bytes are to be put among the originals.
  var isStored: Bool {
    switch outcome {
    case .adopted, .broughtBack: true
    case .alreadyThere, .leftOut, .outdone, .waiting: false
    }
  }
}
