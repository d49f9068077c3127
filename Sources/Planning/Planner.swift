package import GalleryModel

/// Requests and holdings in, plan out: pure.
package struct Planner: Sendable {
  private let holdings: Holdings
  private let prices: PriceTable
  private let keepsTasks: Bool
  private let isPresent: @Sendable (Original) -> Bool

  /// - Parameters:
  ///   - keepsTasks: whether the API still knows the tasks of earlier runs. A sandbox does not: there a picture without
  ///     its bytes is missing.
  ///   - isPresent: whether an original's bytes, or a pointer to them, are in their place.
  package init(
    holdings: Holdings, prices: PriceTable, keepsTasks: Bool = true,
    isPresent: @escaping @Sendable (Original) -> Bool = { _ in true }
  ) {
    self.holdings = holdings
    self.prices = prices
    self.keepsTasks = keepsTasks
    self.isPresent = isPresent
  }

  /// - Parameters:
  ///   - pictures: in the gallery's order.
  ///   - all: every picture of the content, drafts included, which the pictures may edit; the pictures alone if nil.
  ///   - only: patterns of ids; empty means all. Tasks that were paid for earlier are fetched whatever it says.
  ///   - retryFailed: whether failed and refused pictures are paid for again.
  ///   - stale: whether what builds on a changed picture is made anew.
  ///   - unsendable: request keys of pictures that cannot be sent, so that what builds on them is not either.
  package func plan(
    _ pictures: [Picture], of all: [Picture]? = nil, only: [PictureGlob] = [], retryFailed: Bool = false,
    stale: Bool = false, without unsendable: Set<String> = []
  ) -> Plan {
    let ids = Set(pictures.map(\.id))
    let selection = PictureSelection(only, of: pictures)
    func isSelected(_ picture: Picture) -> Bool {
      ids.contains(picture.id) && selection.contains(picture)
    }
    let resolved = ReferenceResolver(holdings: holdings, isPresent: isPresent)
      .resolve(all ?? pictures, isMadeAnew: { stale && isSelected($0) })
    let present = resolved.filter { ids.contains($0.id) }
    var plan = Plan(pictures: present.filter(isSelected).map(planned), toSend: [], toFetch: [])
    plan.toFetch = keepsTasks ? toFetch(present) : []
    plan.toSend = SendOrder(plan.pictures, resolved, fetched: Set(plan.toFetch.map(\.attempt.fingerprint))).order {
      switch $0.state {
      case _ where unsendable.contains($0.picture.requestKey): false
      case .missing, .waiting: true
      case .failed: retryFailed
      case .stale: stale
      case .running, .stored, .inDoubt: false
      }
    }
    return plan
  }

  private func planned(_ picture: Picture) -> PlannedPicture {
    var planned = PlannedPicture(
      picture: picture, state: picture.fingerprint == nil ? .waiting : .missing,
      price: prices.credits(for: picture.request), charged: nil, attempt: nil, original: nil)
    if let fingerprint = picture.fingerprint { look(at: fingerprint, &planned) }
    // What was sent for it before its references changed has to end before anything else is sent for it.
    if let earlier = picture.unsettled, planned.state == .missing || planned.state == .waiting {
      look(at: earlier, &planned)
    } else if let earlier = picture.keeps, planned.state == .missing || planned.state == .waiting {
      look(at: earlier, &planned)
      planned.state = .stale
    }
    return planned
  }

  private func look(at fingerprint: Fingerprint, _ planned: inout PlannedPicture) {
    switch holdings.state(of: fingerprint, isPresent: isPresent) {
    case .missing: break
    case .stored(let first, let all):
      // Where none is here, one that can be fetched again.
      let chosen =
        all.first { isPresent($0.original) }
        ?? all.first { holdings.attempt(of: $0, at: fingerprint)?.task != nil } ?? first
      let attempt = holdings.attempt(of: chosen, at: fingerprint)
      planned.attempt = attempt
      planned.original = chosen.original
      // Paid for, but its bytes are gone: fetched again by its task, never bought again.
      if isPresent(chosen.original) || attempt?.task == nil {
        planned.state = .stored
        planned.charged = attempt?.charged
        planned.isWithoutFile = !isPresent(chosen.original)
      } else {
        planned.state = keepsTasks ? .running : .missing
      }
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
  }

  /// Every running attempt was paid for; so were the pictures of `pictures` whose bytes are gone, and what is not stored
  /// of an answer with several pictures.
  private func toFetch(_ pictures: [Picture]) -> [PlannedFetch] {
    let present = Set(pictures.flatMap(\.knownFingerprints))
    var fetches: [PlannedFetch] = []
    var alternates: [PlannedFetch] = []
    for attempt in holdings.attempts {
      let name = attempt.request?.picture ?? attempt.fingerprint.text
      if case .running(let task) = attempt.state {
        fetches.append(
          PlannedFetch(
            picture: name, attempt: attempt, task: task, isAwaited: present.contains(attempt.fingerprint)))
      } else if attempt.state == .stored, !attempt.isGivenUp, attempt.missingPictures > 0, let task = attempt.task {
        alternates.append(
          PlannedFetch(picture: name, attempt: attempt, task: task, isAwaited: false, isForAlternates: true))
      }
    }
    var seen: Set<Fingerprint> = []
    for picture in pictures {
      guard let fingerprint = picture.shown, seen.insert(fingerprint).inserted,
        case .stored = holdings.state(of: fingerprint, isPresent: isPresent)
      else { continue }
      var planned = planned(picture)
      look(at: fingerprint, &planned)
      if planned.state == .running, let attempt = planned.attempt, let task = attempt.task,
        !fetches.contains(where: { $0.attempt == attempt })
      {
        fetches.append(PlannedFetch(picture: picture.id.text, attempt: attempt, task: task))
        // Fetching the picture again brings the others of its answer with it.
        alternates.removeAll { $0.attempt == attempt }
      }
    }
    return fetches + alternates
  }
}
