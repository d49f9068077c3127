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
    PaidTwice.all(of: workspace.resolved(by: holdings).content.pictures, in: holdings).compactMap {
      $0.warning(isPlaced: true)
    }
    .forEach(printer.show)
    doubtsOfDepartedContent()
  }

  private func doubtsOfDepartedContent() {
    let present = workspace.resolved(by: holdings).allFingerprints
    let doubts = holdings.attempts.filter { $0.state == .inDoubt && !present.contains($0.fingerprint) }
    guard !doubts.isEmpty else { return }
    let attempts = doubts.count == 1 ? "1 attempt is" : "\(doubts.count) attempts are"
    let credits = Counted.credits(doubts.reduce(0) { $0 + $1.credits })
    printer.warn(
      "\(attempts) in doubt for what no prompt file asks for any more; up to \(credits) may be spent",
      help: "gallerist status")
  }
}
