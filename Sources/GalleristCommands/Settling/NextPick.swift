import GalleryModel

/// A person's next choice among the stored pictures of one request.
struct NextPick {
  private let counter: Int

  /// - Parameters:
  ///   - name: the picture's id, or its fingerprint.
  ///   - latest: what was picked before.
  /// - Throws: ``CommandFailure`` with exit status 65 where no pick can count any more.
  init(of name: String, _ latest: Holdings.Pick?) throws(CommandFailure) {
    let counter = latest?.counter ?? 0
    // A hostile counter must not make the lock one that nobody can read any more.
    guard counter < Self.highestCounter else {
      throw CommandFailure(
        .contentError, "a pick of \(name) has the highest counter that there can be",
        help: "what it chose goes on counting, as no fact is ever removed; a picture for a changed prompt can be picked"
      )
    }
    self.counter = counter + 1
  }

  /// - Parameter timestamp: now, RFC 3339.
  func fact(_ original: Original, for fingerprint: Fingerprint, at timestamp: String) -> Fact {
    Fact(
      fingerprint: fingerprint, attempt: nil, at: timestamp, event: .pick(sha256: original.sha256, counter: counter))
  }

  /// Counts beyond this are refused where facts are read.
  private static let highestCounter = 1_000_000_000_000
}
