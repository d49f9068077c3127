import GalleryModel

/// What `gc` found, as text and as JSON.
struct SweepText {
  let verdicts: [OriginalSweep.Verdict]
  /// Paths that were removed.
  var removed: Set<String> = []

  /// Whether last copies may go as well.
  let includesLastCopies: Bool

  /// A row for each file that can go or went, then the sum; last copies apart, unless they may go as well.
  /// - Parameter width: of the terminal, in columns; nil where lines may have any length.
  func lines(applied: Bool, fitting width: Int? = nil) -> [String] {
    var lines: [String] = []
    if !removable.isEmpty {
      let sum = Counted.files(applied ? removed.count : removable.count) + ", " + Counted.size(size(applied))
      lines = Self.table(removable, width) + ["", applied ? "\(sum), removed." : "\(sum), can be removed: \(command)"]
    }
    guard !includesLastCopies, !lastCopies.isEmpty else {
      return lines.isEmpty ? ["Nothing to remove: something refers to every original."] : lines
    }
    let size = Counted.size(lastCopies.reduce(0) { $0 + $1.file.bytes })
    return lines + (lines.isEmpty ? [] : [""]) + ["The only copies that are known, of what may be paid for:"]
      + Self.table(lastCopies, width)
      + ["", "\(Counted.files(lastCopies.count)), \(size), kept; to remove them for good: \(Self.lastCopiesCommand)"]
  }

  private static let lastCopiesCommand = "gallerist gc --apply --last-copies"

  private var command: String { includesLastCopies ? Self.lastCopiesCommand : "gallerist gc --apply" }

  private static func table(_ verdicts: [OriginalSweep.Verdict], _ width: Int?) -> [String] {
    var table = TextTable([.left, .right, .left])
    for verdict in verdicts { table.add([verdict.file.path, Counted.size(verdict.file.bytes), verdict.why]) }
    return table.lines(fitting: width)
  }

  /// A row for each file that stays.
  var keptLines: [String] {
    var table = TextTable([.left, .right, .left])
    for verdict in verdicts where verdict.fate == .kept {
      table.add(["kept: " + verdict.file.path, Counted.size(verdict.file.bytes), verdict.why])
    }
    return table.lines
  }

  var json: String {
    func list(_ verdicts: [OriginalSweep.Verdict]) -> String {
      "["
        + verdicts.map { verdict in
          JSONText.object([
            ("path", JSONText.string(verdict.file.path)), ("bytes", String(verdict.file.bytes)),
            ("why", JSONText.string(verdict.why)),
          ])
        }.joined(separator: ",") + "]"
    }
    return JSONText.object([
      ("removable", list(removable.filter { !removed.contains($0.file.path) })),
      ("removed", list(removable.filter { removed.contains($0.file.path) })),
      ("kept", list(verdicts.filter { $0.fate == .kept })),
      ("last_copies", list(includesLastCopies ? [] : lastCopies)),
      ("bytes", String(size(!removed.isEmpty))),
    ]) + "\n"
  }

  /// What may go.
  var removable: [OriginalSweep.Verdict] {
    verdicts.filter { $0.fate == .removable || includesLastCopies && $0.fate == .lastCopy }
  }

  private var lastCopies: [OriginalSweep.Verdict] { verdicts.filter { $0.fate == .lastCopy } }

  private func size(_ applied: Bool) -> Int {
    removable.filter { !applied || removed.contains($0.file.path) }.reduce(0) { $0 + $1.file.bytes }
  }
}
