package import GalleryModel

/// Requests and holdings in, plan out: pure.
package struct Planner: Sendable {
  private let holdings: Holdings
  private let prices: PriceTable
  private let isPresent: @Sendable (Original) -> Bool

  /// - Parameter isPresent: whether an original's bytes, or a pointer to them, are in their place.
  package init(
    holdings: Holdings, prices: PriceTable, isPresent: @escaping @Sendable (Original) -> Bool = { _ in true }
  ) {
    self.holdings = holdings
    self.prices = prices
    self.isPresent = isPresent
  }

  /// - Parameters:
  ///   - pictures: in the gallery's order.
  ///   - only: patterns of ids; empty means all.
  ///   - retryFailed: whether failed and refused pictures are paid for again.
  package func plan(_ pictures: [Picture], only: [PictureGlob] = [], retryFailed: Bool = false) -> Plan {
    var plan = Plan(pictures: [], toSend: [], toFetch: [])
    var seen: Set<Fingerprint> = []
    for picture in pictures where only.isEmpty || only.contains(where: { $0.matches(picture.id.text) }) {
      let planned = planned(picture)
      plan.pictures.append(planned)
      guard seen.insert(picture.fingerprint).inserted else { continue }
      switch planned.state {
      case .missing: plan.toSend.append(planned)
      case .failed where retryFailed: plan.toSend.append(planned)
      case .running: plan.toFetch += entries(for: planned)
      case .stored, .inDoubt, .failed: break
      }
    }
    return plan
  }

  private func planned(_ picture: Picture) -> PlannedPicture {
    var planned = PlannedPicture(
      picture: picture, state: .missing, price: prices.credits(for: picture.request), charged: nil, attempt: nil,
      original: nil)
    switch holdings.state(of: picture.fingerprint) {
    case .missing: break
    case .stored(let first, let all):
      // Paid for, but its bytes are gone: fetched again by its task, never bought again.
      let chosen = all.first { isPresent($0.original) } ?? first
      let attempt = attempt(of: chosen, at: picture.fingerprint)
      planned.state = isPresent(chosen.original) || attempt?.task == nil ? .stored : .running
      planned.charged = attempt?.charged
      planned.attempt = attempt
      planned.original = chosen.original
    case .running(let attempts):
      planned.state = .running
      planned.attempt = attempts.first
    case .inDoubt(let attempts):
      planned.state = .inDoubt
      planned.attempt = attempts.first
    case .failed(let attempt):
      planned.state = .failed
      planned.attempt = attempt
    }
    return planned
  }

  private func attempt(of stored: StoredPicture, at fingerprint: Fingerprint) -> Attempt? {
    holdings.attempts(at: fingerprint).first {
      $0.number == stored.attemptNumber && $0.id == stored.attempt ?? ""
    }
  }

  /// Every running attempt of a picture is fetched: each of them was paid for.
  private func entries(for planned: PlannedPicture) -> [PlannedPicture] {
    guard case .running(let attempts) = holdings.state(of: planned.picture.fingerprint) else { return [planned] }
    return attempts.map { attempt in
      var entry = planned
      entry.attempt = attempt
      return entry
    }
  }
}
