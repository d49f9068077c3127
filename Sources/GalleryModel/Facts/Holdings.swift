/// Everything that a set of facts says, by fingerprint: the pure fold, whatever the order of the facts.
package struct Holdings: Sendable {
  /// The states of an API's refusal that say nothing about the request itself: no key, and no credits.
  private static let refusalsOfTheAccount: Set<Int> = [401, 402]

  private var attemptsByFingerprint: [Fingerprint: [Attempt]] = [:]
  private var storedByFingerprint: [Fingerprint: [StoredPicture]] = [:]
  private var picksByFingerprint: [Fingerprint: Pick] = [:]

  /// A person's choice among the stored pictures of one request.
  package struct Pick: Hashable, Sendable {
    package var sha256: String
    /// The highest counts, from 1.
    package var counter: Int
  }

  package init(_ facts: some Sequence<Fact>) {
    var groups: [AttemptKey: [Fact]] = [:]
    var adopted: [Fact] = []
    for fact in facts {
      switch fact.event {
      case .adopted: adopted.append(fact)
      case .pick(let sha256, let counter):
        let known = picksByFingerprint[fact.fingerprint].map { ($0.counter, $0.sha256) } ?? (Int.min, "")
        if (counter, sha256) > known {
          picksByFingerprint[fact.fingerprint] = Pick(sha256: sha256, counter: counter)
        }
      default: groups[AttemptKey(fact), default: []].append(fact)
      }
    }
    for (key, facts) in groups {
      let fold = AttemptFold(key: key, facts: facts)
      attemptsByFingerprint[key.fingerprint, default: []] += fold.attempts
      storedByFingerprint[key.fingerprint, default: []] += fold.stored
    }
    for fact in adopted.inOrder {
      guard case .adopted(let original, let edit) = fact.event else { continue }
      storedByFingerprint[fact.fingerprint, default: []].append(
        StoredPicture(
          original: original, attemptNumber: 0, index: 0, attempt: fact.attempt, task: nil, at: fact.at,
          edit: edit))
    }
    for key in Array(attemptsByFingerprint.keys) {
      attemptsByFingerprint[key]?.sort { ($0.number, $0.id, $0.task ?? "") < ($1.number, $1.id, $1.task ?? "") }
    }
    for (key, pictures) in storedByFingerprint {
      storedByFingerprint[key] = Self.byPrecedence(pictures, pick: picksByFingerprint[key]?.sha256)
    }
  }

  package init(_ lines: some Sequence<FactLine>) {
    self.init(lines.compactMap(\.fact))
  }

  /// The state of a picture with this fingerprint.
  /// - Parameter isPresent: whether an original's bytes are here. A stored picture without them whose attempt a person
  ///   gave up counts for nothing; every other one remains stored.
  package func state(
    of fingerprint: Fingerprint, isPresent: (Original) -> Bool = { _ in true }
  ) -> PictureState {
    let attempts = attemptsByFingerprint[fingerprint] ?? []
    let stored = (storedByFingerprint[fingerprint] ?? []).filter { picture in
      attempt(of: picture, at: fingerprint)?.isGivenUp != true || isPresent(picture.original)
    }
    if let chosen = stored.first { return .stored(chosen: chosen, all: stored) }
    let running = attempts.filter { if case .running = $0.state { true } else { false } }
    if !running.isEmpty { return .running(running) }
    let doubtful = attempts.filter { $0.state == .inDoubt }
    if !doubtful.isEmpty { return .inDoubt(doubtful) }
    // A try that never came to a verdict on the request takes nothing back of what an earlier one learned of it.
    let judged = attempts.filter { $0.state != .notCharged(code: nil) && !Self.isRefusalOfTheAccount($0) }
    // Two branches may have made the same try: the ids of the attempts, which come from clocks, decide nothing.
    let highest = judged.filter { $0.number == judged.last?.number }
    return highest.last(where: Self.hasFailed).map { .failed($0) } ?? .missing
  }

  private static func hasFailed(_ attempt: Attempt) -> Bool {
    switch attempt.state {
    case .failed, .notCharged: true
    case .stored, .lost, .running, .inDoubt: false
    }
  }

  private static func isRefusalOfTheAccount(_ attempt: Attempt) -> Bool {
    guard case .notCharged(let code?) = attempt.state else { return false }
    return refusalsOfTheAccount.contains(code)
  }

  /// The tries at one fingerprint, lowest first; each task of a try that has several is one.
  package func attempts(at fingerprint: Fingerprint) -> [Attempt] {
    attemptsByFingerprint[fingerprint] ?? []
  }

  /// All attempts, by fingerprint and number.
  package var attempts: [Attempt] {
    attemptsByFingerprint.keys.sorted().flatMap { attemptsByFingerprint[$0] ?? [] }
  }

  /// Every stored picture of every fingerprint.
  package var storedPictures: [Fingerprint: [StoredPicture]] { storedByFingerprint }

  /// Which of a request's stored pictures a person has chosen; nil while nobody has.
  package func pick(of fingerprint: Fingerprint) -> Pick? { picksByFingerprint[fingerprint] }

  /// The pictures of a request that was paid for more than once, the first of each attempt, the one that counts first;
  /// empty where it was paid for once, and where a person has picked or adopted one.
  package func boughtMoreThanOnce(_ fingerprint: Fingerprint) -> [StoredPicture] {
    guard picksByFingerprint[fingerprint] == nil, let stored = storedByFingerprint[fingerprint],
      !stored.contains(where: \.isAdopted)
    else { return [] }
    var seen: Set<String> = []
    let paid = stored.filter { seen.insert($0.task ?? $0.attempt ?? "").inserted }
    return paid.count > 1 ? paid : []
  }

  /// The number that the next try at a fingerprint has.
  package func nextAttemptNumber(at fingerprint: Fingerprint) -> Int {
    (attemptsByFingerprint[fingerprint]?.map(\.number).max() ?? 0) + 1
  }

  /// The credits that a stored picture's own attempt was charged; nil for an adopted one and where nothing is known.
  package func credits(for picture: StoredPicture, at fingerprint: Fingerprint) -> Int? {
    attempt(of: picture, at: fingerprint)?.charged
  }

  /// The attempt that a stored picture came from; nil for an adopted one.
  package func attempt(of picture: StoredPicture, at fingerprint: Fingerprint) -> Attempt? {
    attempts(at: fingerprint).first { $0.made(picture) }
  }

  /// The picked one first, else adopted ones, else by try, position in the answer, and hash.
  private static func byPrecedence(_ pictures: [StoredPicture], pick: String?) -> [StoredPicture] {
    func rank(_ picture: StoredPicture) -> (Int, Int, Int, String) {
      (picture.original.sha256 == pick ? 0 : 1, picture.attemptNumber, picture.index, picture.original.sha256)
    }
    var seen: Set<StoredPicture> = []
    return pictures.sorted {
      let (first, second) = (rank($0), rank($1))
      return first != second
        ? first < second : ($0.attempt ?? "", $0.task ?? "", $0.at) < ($1.attempt ?? "", $1.task ?? "", $1.at)
    }.filter { seen.insert($0).inserted }
  }
}
