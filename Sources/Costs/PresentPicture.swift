package import GalleryModel

/// A picture of the present content, and what it costs or has cost.
package struct PresentPicture: Hashable, Sendable {
  package enum Payment: Hashable, Sendable {
    /// It is paid for when it is made; nil where its price is not known.
    case due(credits: Int?)
    /// It was paid for, or was brought from elsewhere; nil where nothing is known of a charge.
    case paid(credits: Int?, at: Timestamp?)
    /// Nothing is paid for it unless a person says so, as for what failed; its price if one does.
    case open(credits: Int?)
  }

  package var picture: ComparedPicture
  /// As the plan names it, such as `missing`.
  package var state: String
  package var payment: Payment

  package init(_ picture: ComparedPicture, state: String, payment: Payment) {
    self.picture = picture
    self.state = state
    self.payment = payment
  }

  var isDue: Bool {
    if case .due = payment { true } else { false }
  }
}
