import GalleryModel
import Ledger

/// Tells which original files nothing refers to, and which of them are the last copies that are known.
///
/// Never a file that a fact of the present content, of any branch or tag, or of an attempt under way names, unless git
/// holds the same bytes for good.
struct OriginalSweep {
  enum Fate: Hashable {
    case kept
    /// Nothing asks for it, and git holds the same bytes.
    case removable
    /// Nothing asks for it, and nothing says that its bytes are anywhere else: they may be paid for.
    case lastCopy
  }

  struct Verdict {
    var file: OriginalFile
    var fate: Fate
    var why: String
  }

  let content: GalleryContent
  /// Hashes that the lock of any branch or tag names; nil where git cannot be asked.
  var named: Set<String>?
  /// Which of some originals git keeps, byte for byte, for as long as its branches and tags stand.
  var held: (Set<Original>) async throws(CommandFailure) -> Set<Original> = { _ async throws(CommandFailure) in [] }

  /// What facts here say of each original, and of the requests that it was stored for, by its hash.
  private var known: [String: (original: Original, requests: Set<Fingerprint>)] = [:]
  /// The attempts without an outcome, the first of each request.
  private let open: [Fingerprint: Attempt]
  private let anyOpen: Attempt?
  /// The hashes of everything that was ever stored for a picture of the content, with the picture's id.
  private var wanted: [String: String] = [:]

  /// - Parameter content: drafts included.
  init(holdings: Holdings, content: GalleryContent) {
    self.content = content
    let unsettled = holdings.attempts.filter { !$0.isSettled }
    open = Dictionary(unsettled.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    anyOpen = unsettled.first
    for (fingerprint, pictures) in holdings.storedPictures {
      for picture in pictures {
        let hash = picture.original.sha256
        known[hash, default: (picture.original, [])].requests.insert(fingerprint)
      }
    }
    for picture in content.resolved(by: holdings).pictures {
      for fingerprint in picture.knownFingerprints {
        for stored in holdings.storedPictures[fingerprint] ?? [] { wanted[stored.original.sha256] = picture.id.text }
      }
    }
  }

  /// - Throws: ``CommandFailure`` where git cannot be asked what it holds.
  func verdicts(on files: [OriginalFile]) async throws(CommandFailure) -> [Verdict] {
    let reasons = files.map(reasonToKeep)
    let asked = zip(files, reasons).filter { $1 == nil && isNamed($0) }.map { original($0.0) }
    // Reading a whole history takes its time, so it is done once for all.
    let inGit = asked.isEmpty ? [] : Set(try await held(Set(asked)).map(\.sha256))
    return zip(files, reasons).map { file, reason in
      if let reason { return Verdict(file: file, fate: .kept, why: reason) }
      let isForeign = known[file.sha256] == nil
      if isForeign, !isNamed(file) { return Verdict(file: file, fate: .lastCopy, why: "no fact names it") }
      let why = isForeign ? "only a branch or tag names it" : "no prompt asks for it any more"
      if inGit.contains(file.sha256) { return Verdict(file: file, fate: .removable, why: why + ", and git holds it") }
      if named?.contains(file.sha256) == true {
        return Verdict(file: file, fate: .kept, why: "a branch or tag names it, and git does not hold it")
      }
      return Verdict(file: file, fate: .lastCopy, why: why)
    }
  }

  /// Whether a fact names it, of here or of a branch or tag.
  private func isNamed(_ file: OriginalFile) -> Bool {
    known[file.sha256] != nil || named?.contains(file.sha256) == true
  }

  /// Why a file stays whatever git holds; nil for one that nothing asks for.
  private func reasonToKeep(_ file: OriginalFile) -> String? {
    if let picture = wanted[file.sha256] { return "\(picture) asks for it" }
    if let requests = known[file.sha256]?.requests {
      if let attempt = requests.compactMap({ open[$0] }).min(by: { $0.id < $1.id }) {
        return "an attempt at the same request is open (\(AttemptText.name(of: attempt)))"
      }
    } else if let anyOpen {
      return "an attempt is open, and this may be what it fetched (\(AttemptText.name(of: anyOpen)))"
    }
    return named == nil ? "git cannot say whether a branch or tag needs it" : nil
  }

  /// As a fact describes it, or as far as the file itself tells.
  private func original(_ file: OriginalFile) -> Original {
    known[file.sha256]?.original
      ?? Original(sha256: file.sha256, bytes: file.bytes, width: 0, height: 0, type: file.type)
  }
}
