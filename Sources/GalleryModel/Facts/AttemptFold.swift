/// What belongs to one attempt.
struct AttemptKey: Hashable {
  var fingerprint: Fingerprint
  var number: Int
  var id: String

  init(_ fact: Fact) {
    fingerprint = fact.fingerprint
    number = fact.attemptNumber
    id = fact.attempt ?? ""
  }
}

/// The fold from the facts of one attempt to its state: stored, else failed, else lost, else running, else not charged,
/// else in doubt. Each task that the facts name has a state of its own.
struct AttemptFold {
  /// At least one; several where the facts name several tasks, in the order of their names.
  let attempts: [Attempt]
  let stored: [StoredPicture]

  /// - Parameter facts: in any order, repeats allowed.
  init(key: AttemptKey, facts: [Fact]) {
    // One order for every machine, so that facts that contradict each other are read alike everywhere.
    let facts = facts.inOrder
    stored = facts.compactMap { fact in
      guard case .image(let task, let index, let original, _, _) = fact.event else { return nil }
      return StoredPicture(
        original: original, attemptNumber: key.number, index: index, attempt: fact.attempt, task: task, at: fact.at)
    }
    let tasks = Set(facts.compactMap(\.task)).sorted()
    guard tasks.count > 1 else {
      attempts = [Self.attempt(key, facts.filter { !$0.isLeftBehind(by: tasks) })]
      return
    }
    let request = facts.lazy.compactMap(\.request).first
    attempts = tasks.map { task in
      var attempt = Self.attempt(key, facts.filter { $0.task == task || $0.task == nil && !$0.isLeftBehind(by: tasks) })
      attempt.task = task
      attempt.request = attempt.request ?? request
      attempt.isOneOfSeveral = true
      return attempt
    }
  }

  private static func attempt(_ key: AttemptKey, _ facts: [Fact]) -> Attempt {
    var known = Knowledge()
    for fact in facts { known.add(fact) }
    return Attempt(
      fingerprint: key.fingerprint, number: key.number, id: key.id, state: known.state, request: known.request,
      task: known.task, isOneOfSeveral: false, charged: known.finalCharge ?? known.charge, at: known.at,
      isGivenUp: known.isLost, answerCount: known.answerCount, storedCount: known.storedIndices.count)
  }
}

extension Fact {
  /// Whether it names no task, and so settles none of those that are known: who gave up what was in doubt did not know
  /// that it had become a task, and where there are several, none of them is asked about in vain.
  fileprivate func isLeftBehind(by tasks: [String]) -> Bool {
    guard task == nil else { return false }
    switch event {
    case .lost: return !tasks.isEmpty
    case .image, .failed: return tasks.count > 1
    case .sent, .task, .unsent, .refused, .adopted, .pick: return false
    }
  }

  fileprivate var request: PaidRequest? {
    switch event {
    case .sent(let request), .task(let request, _, _): request
    case .unsent, .refused, .image, .failed, .lost, .adopted, .pick: nil
    }
  }
}

/// What the facts of one attempt, or of one of its tasks, say together.
private struct Knowledge {
  var request: PaidRequest?
  var task: String?
  /// Credits as said when the task was accepted.
  var charge: Int?
  /// Credits as said at the end, where other than before.
  var finalCharge: Int?
  var at = ""
  private var isStored = false
  private var isFailed = false
  private(set) var isLost = false
  private var isUnsent = false
  private var code: Int?
  /// How many pictures the answer had, and which of them are stored.
  private(set) var answerCount = 0
  private(set) var storedIndices: Set<Int> = []

  var state: Attempt.State {
    if isStored { return .stored }
    if isFailed { return .failed }
    if isLost { return .lost }
    if let task { return .running(task: task) }
    if isUnsent || code != nil { return .notCharged(code: code) }
    return .inDoubt
  }

  mutating func add(_ fact: Fact) {
    switch fact.event {
    case .sent(let request):
      self.request = self.request ?? request
      if at.isEmpty { at = fact.at }
    case .task(let request, let task, _):
      self.request = request
      self.task = task
      charge = fact.charged ?? charge
      at = fact.at
    case .unsent: isUnsent = true
    case .refused(let code): self.code = code
    case .image(let task, let index, _, _, let count):
      isStored = true
      storedIndices.insert(index)
      answerCount = max(answerCount, count ?? 0)
      self.task = self.task ?? task
      finalCharge = fact.charged ?? finalCharge
      if at.isEmpty { at = fact.at }
    case .failed(let task, _):
      isFailed = true
      self.task = self.task ?? task
      finalCharge = fact.charged ?? finalCharge
    case .lost(let task, _):
      isLost = true
      self.task = self.task ?? task
      finalCharge = fact.charged ?? finalCharge
    case .adopted, .pick: break
    }
  }
}
