import Ledger

/// What is said when books and files are put in order.
enum SettlingText {
  /// - Returns: nil where nothing was put back.
  static func restored(_ count: Int, _ layout: BooksLayout) -> String? {
    guard count > 0 else { return nil }
    let pictures = count == 1 ? "1 original was" : "\(count) originals were"
    return "\(pictures) missing or damaged in \(layout.images)/ and put back from \(layout.originals)/, at no cost."
  }
}
