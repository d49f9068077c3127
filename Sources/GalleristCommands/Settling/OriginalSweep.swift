import GalleryModel
import Ledger

/// Tells which original files nothing refers to. Never the last copy of paid bytes that a fact of the present content, of
/// any branch or tag, or of an attempt under way names.
struct OriginalSweep {
  struct Verdict {
    var file: OriginalFile
    var isRemovable: Bool
    var why: String
    /// Whether it is removable only if git holds the same bytes.
    var needsGit = false
  }

  let holdings: Holdings
  /// Drafts included.
  let content: GalleryContent
  /// Hashes that the lock of any branch or tag names; nil where git cannot be asked.
  var named: Set<String>?
  /// Which of some originals git keeps, byte for byte, for as long as its branches and tags stand.
  var held: (Set<Original>) async throws(CommandFailure) -> Set<Original> = { _ async throws(CommandFailure) in [] }

  /// - Throws: ``CommandFailure`` where git cannot be asked what it holds.
  func verdicts(on files: [OriginalFile]) async throws(CommandFailure) -> [Verdict] {
    let owners = self.owners
    let wanted = wantedHashes
    let open = holdings.attempts.filter { !$0.isSettled }
    let verdicts = files.map { file in
      let requests = owners[file.sha256]
      return verdict(on: file, requests: requests, wantedBy: wanted[file.sha256], open: open)
    }
    // Reading a whole history takes its time, so it is done once for all.
    let needed = Set(verdicts.filter(\.needsGit).map { original($0.file) })
    let inGit = needed.isEmpty ? [] : Set(try await held(needed).map(\.sha256))
    return verdicts.map { verdict in
      guard verdict.needsGit else { return verdict }
      var verdict = verdict
      verdict.isRemovable = inGit.contains(verdict.file.sha256)
      verdict.why =
        verdict.isRemovable
        ? verdict.why + ", and git holds it" : "a branch or tag names it, and git does not hold it"
      return verdict
    }
  }

  private func verdict(
    on file: OriginalFile, requests: Set<Fingerprint>?, wantedBy picture: String?, open: [Attempt]
  ) -> Verdict {
    if let picture { return Verdict(file: file, isRemovable: false, why: "\(picture) asks for it") }
    if let requests {
      if let attempt = open.first(where: { requests.contains($0.fingerprint) }) {
        let why = "an attempt at the same request is open (\(AttemptText.name(of: attempt)))"
        return Verdict(file: file, isRemovable: false, why: why)
      }
    } else if let attempt = open.first {
      let why = "an attempt is open, and this may be what it fetched (\(AttemptText.name(of: attempt)))"
      return Verdict(file: file, isRemovable: false, why: why)
    }
    guard let named else {
      return Verdict(file: file, isRemovable: false, why: "git cannot say whether a branch or tag needs it")
    }
    let why = requests == nil ? "no fact names it" : "no prompt asks for it any more"
    return Verdict(file: file, isRemovable: true, why: why, needsGit: named.contains(file.sha256))
  }

  /// The hashes of everything that was ever stored for a picture of the content, with the picture's id.
  private var wantedHashes: [String: String] {
    var result: [String: String] = [:]
    for picture in content.pictures {
      for stored in holdings.storedPictures[picture.fingerprint] ?? [] {
        result[stored.original.sha256] = picture.id.text
      }
    }
    return result
  }

  /// The requests that each original was stored for.
  private var owners: [String: Set<Fingerprint>] {
    var result: [String: Set<Fingerprint>] = [:]
    for (fingerprint, pictures) in holdings.storedPictures {
      for picture in pictures { result[picture.original.sha256, default: []].insert(fingerprint) }
    }
    return result
  }

  /// As a fact describes it, or as far as the file itself tells.
  private func original(_ file: OriginalFile) -> Original {
    for pictures in holdings.storedPictures.values {
      if let stored = pictures.first(where: { $0.original.sha256 == file.sha256 }) { return stored.original }
    }
    return Original(sha256: file.sha256, bytes: file.bytes, width: 0, height: 0, type: file.type)
  }
}
