/// What is known about whether the API took a request. For a request that costs credits this decides everything.
public enum Delivery: Sendable, Hashable, CaseIterable {
  /// It provably never reached the API, or the API said that it did not accept it for now (429): it may be sent again.
  case notSent
  /// The API refused it: the same request would be refused again.
  case refused
  /// It may have been accepted and charged. There is no way to look it up, so it must not be sent again by itself.
  case uncertain

  /// The more doubtful of two.
  func orWorse(_ other: Delivery) -> Delivery {
    switch (self, other) {
    case (.uncertain, _), (_, .uncertain): .uncertain
    case (.refused, _), (_, .refused): .refused
    case (.notSent, .notSent): .notSent
    }
  }
}
