import GalleryModel
import Ledger

/// Tells which original files nothing refers to. Never the last copy of paid bytes that a fact of the present content, of
/// any branch or tag, or of an attempt under way names.
struct OriginalSweep {
  struct Verdict {
    var file: OriginalFile
    var isRemovable: Bool
    var why: String
  }

  let holdings: Holdings
  /// Drafts included.
  let content: GalleryContent
  /// Hashes that the lock of any branch or tag names; nil where git cannot be asked.
  var named: Set<String>?
  /// Whether git keeps exactly these bytes for as long as its branches and tags stand.
  var isHeld: (Original) async throws(CommandFailure) -> Bool = { _ async throws(CommandFailure) in false }

  /// - Throws: ``CommandFailure`` where git cannot be asked what it holds.
  func verdicts(on files: [OriginalFile]) async throws(CommandFailure) -> [Verdict] {
    let owners = self.owners
    let wanted = wantedHashes
    let open = holdings.attempts.filter { !$0.isSettled }
    var held: [String: Bool] = [:]
    var verdicts: [Verdict] = []
    for file in files {
      func add(_ isRemovable: Bool, _ why: String) {
        verdicts.append(Verdict(file: file, isRemovable: isRemovable, why: why))
      }
      if let picture = wanted[file.sha256] {
        add(false, "\(picture) asks for it")
        continue
      }
      let requests = owners[file.sha256]
      if let requests, let attempt = open.first(where: { requests.contains($0.fingerprint) }) {
        add(false, "an attempt at the same request is open (\(AttemptText.name(of: attempt)))")
        continue
      }
      if requests == nil, let attempt = open.first {
        add(false, "an attempt is open, and this may be what it fetched (\(AttemptText.name(of: attempt)))")
        continue
      }
      let why = requests == nil ? "no fact names it" : "no prompt asks for it any more"
      guard let named else {
        add(false, "git cannot say whether a branch or tag needs it")
        continue
      }
      guard named.contains(file.sha256) else {
        add(true, why)
        continue
      }
      let inGit: Bool
      if let known = held[file.sha256] {
        inGit = known
      } else {
        inGit = try await isHeld(original(file))
        held[file.sha256] = inGit
      }
      add(inGit, inGit ? why + ", and git holds it" : "a branch or tag names it, and git does not hold it")
    }
    return verdicts
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
