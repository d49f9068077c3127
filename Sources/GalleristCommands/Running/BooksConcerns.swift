import GalleryModel
import Ledger

/// What a person should know of the books before anything more is paid for.
struct BooksConcerns {
  let holdings: Holdings
  let workspace: Workspace
  let printer: Printer

  /// Warns about requests that were paid for more than once, and about doubts that no prompt file shows any more.
  func say() {
    guard workspace.layout == .site else { return }
    boughtTwice()
    doubtsOfDepartedContent()
  }

  private func boughtTwice() {
    var seen: Set<Fingerprint> = []
    for picture in workspace.content.pictures where seen.insert(picture.fingerprint).inserted {
      let paid = holdings.boughtMoreThanOnce(picture.fingerprint)
      guard let first = paid.first else { continue }
      let others = paid.dropFirst().map { String($0.original.sha256.prefix(12)) }.joined(separator: ", ")
      printer.show(
        .warning(
          "\(picture.id) was paid for \(paid.count) times, as on two branches; nothing is lost, and "
            + "\(first.original.sha256.prefix(12)) counts, not \(others)",
          file: picture.file, line: picture.line, column: 1,
          help: "say which counts: gallerist pick \(ShellWord.quoted(picture.id.text)) "
            + first.original.sha256.prefix(12)))
    }
  }

  private func doubtsOfDepartedContent() {
    let present = Set(workspace.allPictures.map(\.fingerprint))
    let doubts = holdings.attempts.filter { $0.state == .inDoubt && !present.contains($0.fingerprint) }
    guard !doubts.isEmpty else { return }
    let attempts = doubts.count == 1 ? "1 attempt is" : "\(doubts.count) attempts are"
    let credits = Counted.credits(doubts.reduce(0) { $0 + $1.credits })
    printer.warn(
      "\(attempts) in doubt for what no prompt file asks for any more; up to \(credits) may be spent",
      help: "gallerist status")
  }
}
