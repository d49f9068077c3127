import GalleryModel
import TestSupport

/// Facts as several machines, branches and mistakes could leave them, contradictions included.
enum RandomFacts {
  static func make(_ random: inout SeededGenerator) -> [Fact] {
    (0..<Int.random(in: 5...40, using: &random)).map { _ in one(&random) }
  }

  private static func one(_ random: inout SeededGenerator) -> Fact {
    let number = Int.random(in: 1...3, using: &random)
    let branch = ["A", "B"].randomElement(using: &random) ?? "A"
    let fingerprint = Int.random(in: 1...2, using: &random)
    let id = Int.random(in: 0..<10, using: &random) == 0 ? nil : "\(branch)\(fingerprint)\(number)"
    let second = Int.random(in: 10...59, using: &random)
    // Two people may name different tasks for one attempt.
    let guess = Int.random(in: 0..<6, using: &random) == 0 ? "-other" : ""
    return Sample.fact(
      event(task: "t-\(branch)\(fingerprint)\(number)\(guess)", &random), try: number, attempt: id,
      at: "2026-06-06T12:00:\(second)Z", of: fingerprint)
  }

  private static func event(task: String, _ random: inout SeededGenerator) -> Fact.Event {
    let charged = [nil, 0, 44, 88, -5].randomElement(using: &random) ?? nil
    let hash = String(Int.random(in: 1...3, using: &random)) + String(repeating: "0", count: 63)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: return Sample.sent([44, 88].randomElement(using: &random) ?? 44)
    case 2, 3: return Sample.task(task, charged: charged)
    case 4: return .unsent(why: "unreachable")
    case 5: return .refused(code: [400, 401, 402, 422].randomElement(using: &random) ?? 400)
    case 6: return Sample.image(hash, task: task, index: Int.random(in: 0...1, using: &random), charged: charged)
    case 7: return .failed(task: Int.random(in: 0..<4, using: &random) == 0 ? nil : task, charged: charged)
    case 8: return .lost(task: Bool.random(using: &random) ? task : nil, charged: charged)
    default:
      return Bool.random(using: &random)
        ? .adopted(Sample.original(hash)) : .pick(sha256: hash, counter: Int.random(in: 1...3, using: &random))
    }
  }
}
