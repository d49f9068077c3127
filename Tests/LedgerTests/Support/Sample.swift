import GalleryModel
import Ledger
import SiteFolder

/// Facts and files to keep books of.
enum Sample {
  static let at = "2026-06-06T12:00:00Z"

  static func fingerprint(_ name: String = "espresso") -> Fingerprint {
    guard let fingerprint = Fingerprint(of: ImageRequest(prompt: name, options: .gptimage2(GPTImage2Options()))) else {
      preconditionFailure("a request without references has a fingerprint")
    }
    return fingerprint
  }

  static func paid(_ name: String = "espresso", quoted: Int = 12) -> PaidRequest {
    PaidRequest(
      picture: name, model: "gptimage2", quality: "medium", resolution: "1k", mode: "text", quoted: quoted)
  }

  static func fact(_ event: Fact.Event, try number: Int = 1, of name: String = "espresso") -> Fact {
    Fact(
      fingerprint: fingerprint(name), attemptNumber: number, attempt: "\(name)-\(number)", at: at, event: event)
  }

  static func sent(_ name: String = "espresso", try number: Int = 1, quoted: Int = 12) -> Fact {
    fact(.sent(paid(name, quoted: quoted)), try: number, of: name)
  }

  static func task(_ name: String = "espresso", try number: Int = 1, charged: Int? = 12) -> Fact {
    fact(.task(paid(name), task: "task-\(name)-\(number)", charged: charged), try: number, of: name)
  }

  static func image(_ name: String = "espresso", try number: Int = 1) -> Fact {
    fact(.image(task: "task-\(name)-\(number)", index: 0, original(name), charged: nil), try: number, of: name)
  }

  static func intent(_ name: String = "espresso", try number: Int = 1, quoted: Int = 12) -> Intent {
    Intent(
      fact: sent(name, try: number, quoted: quoted), body: Array("{\"prompt\":\"\(name)\"}".utf8), quoted: quoted)
  }

  /// The bytes that stand for a picture.
  static func bytes(_ name: String = "espresso") -> [UInt8] {
    Array("the picture of \(name)".utf8)
  }

  static func original(_ name: String = "espresso") -> Original {
    Original(sha256: SHA256Digest.of(bytes(name)), bytes: bytes(name).count, width: 4, height: 3, type: .png)
  }
}

extension TemporarySite {
  static let lockPath = "gallerist.lock"

  var lockFile: LockFile { LockFile(site: folder, layout: .site) }
  var store: OriginalStore { OriginalStore(site: folder, layout: .site) }

  /// The lines of the lock, without what follows the last line end.
  func lockLines() throws -> [String] {
    try text(Self.lockPath).map { $0.split(separator: "\n").map(String.init) } ?? []
  }

  func writeLock(_ facts: [Fact], ending: String = "") throws {
    try write(facts.map { $0.line + "\n" }.joined() + ending, to: Self.lockPath)
  }

  func openBooks() throws -> Books {
    try Books(site: folder, layout: .site) { _ in }
  }

  /// Puts a picture's original into its place, as a download would.
  func storeOriginal(_ name: String = "espresso") throws {
    let temporary = try folder.makeTemporaryFile()
    try folder.append(Sample.bytes(name), to: temporary)
    try store.store(Sample.original(name), from: temporary)
  }

  var ledgerPath: String { folder.root + "/.gallerist/ledger.sqlite" }

  func ledger() throws -> FactLedger {
    try folder.makeFolder(".gallerist")
    return try FactLedger(path: ledgerPath)
  }
}
