import GalleryModel
import Planning

/// What a prompt file asks for that makes several pictures, and what is there of it.
struct FileTally {
  /// The plan's pictures of one file.
  let pictures: [PlannedPicture]
  /// What is paid for in the run, by what pictures share that share a request.
  let sent: Set<String>

  /// `2 prompts × 4 cells × 3 takes = 24 pictures`; `24 pictures` where that is not the whole of it.
  var product: String {
    let blocks = Set(pictures.map(\.picture.block)).count
    let cells = Set(pictures.map(\.picture.id.cell)).count
    let takes = Set(pictures.map(\.picture.id.take)).count
    let all = Counted.pictures(pictures.count)
    guard blocks * cells * takes == pictures.count else { return all }
    let factors = [(blocks, "prompts"), (cells, "cells"), (takes, "takes")].filter { $0.0 > 1 }
    return factors.count > 1
      ? factors.map { "\($0) \($1)" }.joined(separator: " × ") + " = " + all
      : factors.first.map { "\($0) \($1)" } ?? all
  }

  /// How many there are of each kind, such as `18 stored, 6 to make`.
  /// - Parameter price: what some credits cost, in words.
  func states(price: (Int) -> String) -> [String] {
    var words: [String] = []
    func add(_ count: Int, _ word: String) {
      if count > 0 { words.append("\(count) \(word)") }
    }
    add(count(.stored), "stored")
    let made = pictures.filter { sent.contains($0.picture.requestKey) && $0.state != .stored }
    if !made.isEmpty { words.append("\(made.count) to make for \(credits(made).map(price) ?? "an unknown price")") }
    for (state, word) in [
      (PlanState.waiting, "waiting"), (.running, "running"), (.inDoubt, "in doubt"), (.failed, "failed"),
      (.stale, "stale"), (.missing, "missing"),
    ] {
      add(pictures.count { $0.state == state && !sent.contains($0.picture.requestKey) }, word)
    }
    return words
  }

  var isAllStored: Bool { pictures.allSatisfy { $0.state == .stored } }

  private func count(_ state: PlanState) -> Int { pictures.count { $0.state == state } }

  /// Each request once.
  private func credits(_ pictures: [PlannedPicture]) -> Int? {
    var seen: Set<String> = []
    return pictures.reduce(0 as Int?) { sum, planned in
      guard seen.insert(planned.picture.requestKey).inserted else { return sum }
      guard let sum, let price = planned.price else { return nil }
      return sum + price
    }
  }
}
