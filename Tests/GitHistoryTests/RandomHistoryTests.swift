import Foundation
import GalleryModel
import GitHistory
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct RandomHistoryTests {
  /// Branches that merge in every way, and files that end without a line end: no line of any state is overlooked.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func everyLineOfEveryStateIsFound(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let repository = try await TestRepository()
    var lines: [FactLine] = []
    var all: Set<FactLine> = []
    try await repository.commit([])
    for step in 1...40 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: try await repository.git("switch", "-q", "-C", "b\(Int.random(in: 0..<3, using: &random))")
      case 1:
        let branches = try await repository.git("branch", "--format=%(refname:short)").split(separator: "\n")
        let branch = String(branches[Int.random(in: 0..<branches.count, using: &random)])
        let ways = ["ours", "recursive"]
        let way = ways[Int.random(in: 0..<2, using: &random)]
        let options = way == "ours" ? [] : ["-X", Bool.random(using: &random) ? "theirs" : "ours"]
        try await TestRepository.git(
          ["merge", "-q", "--no-ff", "--no-commit", "-s", way] + options + [branch], in: repository.url)
        // A merge may bring lines of its own.
        if Bool.random(using: &random) { fallthrough }
        try await repository.git("commit", "-q", "--allow-empty", "-m", "Merge")
      default:
        lines = lines.filter { _ in Int.random(in: 0..<10, using: &random) > 0 }
        let line = try stored(step)
        lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
        all.formUnion(lines)
        let text = lines.map(\.text).joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
        try repository.write("gallerist.lock", text)
        try await repository.git("add", "-A")
        try await repository.git("commit", "-q", "--allow-empty", "-m", "Step \(step)")
      }
    }
    let wanted = try (1...40).map { try fingerprint($0) }
    #expect(try await repository.facts(of: wanted).lines == all)
    let clone = try await TestRepository(initialized: false)
    try await repository.git("switch", "-q", "--detach", "main")
    let reachable = try await repository.git("log", "--all", "--format=%H").split(separator: "\n")
    var kept: Set<FactLine> = []
    for commit in reachable {
      let names = try await repository.git("ls-tree", "--name-only", String(commit))
      guard names.contains("gallerist.lock") else { continue }
      for text in try await repository.git("cat-file", "blob", "\(commit):gallerist.lock").split(separator: "\n") {
        kept.insert(try FactLine(String(text)))
      }
    }
    try await clone.git("clone", "-q", "--no-local", repository.url.path, "site")
    #expect(try await clone.facts(of: wanted, at: "site").lines == kept)
  }
}
