import Foundation
import GalleryModel

/// What a comparison says in words; names as a form of text wants them.
struct ComparisonSentences {
  let comparison: Comparison
  /// Whose price counts for what is still to be paid.
  let today: Timestamp
  /// A name or command from outside, fit for the form of text.
  let name: (String) -> String

  private var total: Comparison.Total { comparison.total }

  /// The sum in one sentence.
  var heading: String {
    guard let credits = total.credits else { return "This branch adds pictures whose price is not known." }
    if comparison.rows.isEmpty { return "This branch changes no picture, and costs nothing." }
    if total.requests == 0 { return "This branch costs nothing more." }
    return "This branch adds \(price(credits)) for \(Self.pictures(total.requests))."
  }

  /// How many pictures, and since when.
  var counts: String {
    let parts = Comparison.Change.allCases.compactMap { change in
      total.counts[change].map { (count: $0, word: change.rawValue) }
    }
    let words = parts.enumerated().map { index, part in
      (index == 0 ? Self.pictures(part.count) : String(part.count)) + " " + part.word
    }
    let list = words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "") : words.first
    return (list ?? "Nothing added, changed or removed") + " since \(point)."
  }

  /// What it is compared with; a commit that was named by its hash needs no other name.
  private var point: String {
    let commit = String(comparison.commit.prefix(12))
    let isHash =
      comparison.revision.utf8.count >= 40
      && comparison.revision.utf8.allSatisfy {
        (48...57).contains($0) || (97...102).contains($0)
      }
    let revision = isHash ? String(comparison.revision.prefix(12)) : comparison.revision
    if comparison.isBranchedOff { return "it left \(name(revision)) at \(name(commit))" }
    return revision == commit ? name(commit) : "\(name(revision)) (\(name(commit)))"
  }

  /// What the rows do not say.
  var remarks: [String] {
    var remarks: [String] = []
    if total.saved > 0 { remarks.append("Sharing a request saves \(CostReport.credits(total.saved)).") }
    if total.charged > 0 {
      let money =
        comparison.prices.map { " (\(total.chargedMoney.moneyText) \($0.currency))" } ?? ""
      remarks.append("Already charged for what it adds: \(CostReport.credits(total.charged))\(money).")
    }
    remarks += open("failed") { count, price in
      "\(Self.pictures(count)) failed before: made only with \(name("--retry-failed")), for \(price)."
    }
    remarks += open("in_doubt") { count, price in
      "\(Self.pictures(count)) in doubt: up to \(price) may have been spent; see \(name("gallerist status"))."
    }
    remarks += open("stale") { count, price in
      "\(Self.pictures(count)) with an earlier original, since what it edits has changed: made anew only with "
        + "\(name("--stale")), for \(price)."
    }
    if total.pending > 0 {
      let credits = total.pendingCredits.map(price) ?? "an unknown price"
      let pictures = total.pending == 1 ? "1 picture from before is" : "\(total.pending) pictures from before are"
      remarks.append("Beside that, \(pictures) still to be made, for \(credits).")
    }
    return remarks
  }

  private func open(_ state: String, _ sentence: (Int, String) -> String) -> [String] {
    let rows = comparison.rows.filter { $0.state == state && $0.onRequest != nil }
    guard !rows.isEmpty else { return [] }
    return [sentence(rows.count, price(rows.reduce(0) { $0 + ($1.onRequest ?? 0) }))]
  }

  private func price(_ credits: Int) -> String {
    guard let price = comparison.prices?.price(at: today) else { return CostReport.credits(credits) }
    return "\(CostReport.credits(credits)) (\(price.amount(credits: credits).moneyText) \(price.currency))"
  }

  private static func pictures(_ count: Int) -> String { count == 1 ? "1 picture" : "\(count) pictures" }

  /// What is to be known of one picture beyond its state.
  func details(_ row: Comparison.Row) -> String {
    if let former = row.formerID { return "was \(name(former))" }
    let fields = row.fields.joined(separator: ", ")
    guard let other = row.sharesWith else { return fields }
    return (fields.isEmpty ? "" : fields + "; ") + "paid with \(name(other))"
  }

  /// What is still to be paid for one picture.
  func credits(_ row: Comparison.Row) -> String {
    row.change == .removed ? "" : row.credits.map(String.init) ?? "unknown"
  }
}
