import GalleryModel

/// What `gc` found, as text and as JSON.
struct SweepText {
  let verdicts: [OriginalSweep.Verdict]
  /// Paths that were removed.
  let removed: Set<String>

  /// A row for each file that can go or went, then the sum.
  func lines(applied: Bool) -> [String] {
    var table = TextTable([.left, .right, .left])
    for verdict in removable { table.add([verdict.file.path, Counted.size(verdict.file.bytes), verdict.why]) }
    guard !removable.isEmpty else { return ["Nothing to remove: something refers to every original."] }
    let sum = Counted.files(applied ? removed.count : removable.count) + ", " + Counted.size(size(applied))
    return table.lines + ["", applied ? "\(sum), removed." : "\(sum), can be removed: gallerist gc --apply"]
  }

  /// A row for each file that stays.
  var keptLines: [String] {
    var table = TextTable([.left, .right, .left])
    for verdict in verdicts where !verdict.isRemovable {
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
      ("kept", list(verdicts.filter { !$0.isRemovable })),
      ("bytes", String(size(!removed.isEmpty))),
    ]) + "\n"
  }

  private var removable: [OriginalSweep.Verdict] { verdicts.filter(\.isRemovable) }

  private func size(_ applied: Bool) -> Int {
    removable.filter { !applied || removed.contains($0.file.path) }.reduce(0) { $0 + $1.file.bytes }
  }
}
