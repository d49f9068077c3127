import GalleryModel
import TestSupport

/// Lines about one request as several machines, branches, people and programs of the future could leave them.
enum FoldFacts {
  static func lines(of name: String, _ random: inout SeededGenerator) throws -> [FactLine] {
    try (0..<Int.random(in: 1...12, using: &random)).map { _ in
      let text = fact(of: name, &random).line
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return try FactLine(text.dropLast() + #","later":{"a":[1,2.50]},"at2":"x"}"#)
      case 1: return try FactLine(#"{ "f":"refunded" ,"k":"h9:\#(name)","try":"soon","n":\#(random.next())}"#)
      case 2: return try FactLine(" " + text.replacing(#","try""#, with: #" , "try""#))
      default: return try FactLine(text)
      }
    }
  }

  private static func fact(of name: String, _ random: inout SeededGenerator) -> Fact {
    let number = Int.random(in: 1...3, using: &random)
    let branch = ["A", "B"].randomElement(using: &random) ?? "A"
    let id = Int.random(in: 0..<10, using: &random) == 0 ? nil : "\(name)-\(branch)\(number)"
    let second = Int.random(in: 10...59, using: &random)
    return Fact(
      fingerprint: Sample.fingerprint(name), attemptNumber: number, attempt: id, at: "2026-06-06T12:00:\(second)Z",
      event: event(of: name, task: "t-\(name)-\(branch)\(number)", &random))
  }

  private static func event(of name: String, task: String, _ random: inout SeededGenerator) -> Fact.Event {
    let charged = [nil, 0, 12, 13, -5, Int.max].randomElement(using: &random) ?? nil
    let original = Sample.original("\(name) \(Int.random(in: 1...3, using: &random))")
    switch Int.random(in: 0..<11, using: &random) {
    case 0, 1: return .sent(Sample.paid(name, quoted: [12, 44].randomElement(using: &random) ?? 12))
    case 2, 3: return .task(Sample.paid(name), task: task, charged: charged)
    case 4: return .unsent(why: "unreachable")
    case 5: return .refused(code: [400, 401, 402, 422].randomElement(using: &random) ?? 400)
    case 6, 7:
      let of = [nil, 2, 3].randomElement(using: &random) ?? nil
      return .image(task: task, index: Int.random(in: 0...2, using: &random), original, charged: charged, of: of)
    case 8: return .failed(task: task, charged: charged)
    case 9: return .lost(task: Bool.random(using: &random) ? task : nil, charged: charged)
    default:
      return Bool.random(using: &random)
        ? .adopted(original) : .pick(sha256: original.sha256, counter: Int.random(in: 1...3, using: &random))
    }
  }
}

/// Everything that books say about states and costs.
struct FoldVerdict: Equatable {
  var states: [Fingerprint: PictureState] = [:]
  var next: [Fingerprint: Int] = [:]
  var attempts: [Attempt]
  /// Each task counts once.
  var credits: Int
  var stored: [Fingerprint: [StoredPicture]]

  init(_ holdings: Holdings, of fingerprints: [Fingerprint]) {
    attempts = holdings.attempts
    var tasks: Set<String> = []
    credits = holdings.attempts.filter { $0.task.map { tasks.insert($0).inserted } ?? true }
      .reduce(0) { $0 + $1.credits }
    stored = holdings.storedPictures.filter { !$0.value.isEmpty }
    for fingerprint in fingerprints {
      states[fingerprint] = holdings.state(of: fingerprint)
      next[fingerprint] = holdings.nextAttemptNumber(at: fingerprint)
    }
  }
}
