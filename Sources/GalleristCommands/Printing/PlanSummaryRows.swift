import GalleryModel
import Planning

/// A long plan in few rows: by file, else by album.
struct PlanSummaryRows {
  /// Rows that are read on a screen.
  static let most = 40

  let rows: PlanRows
  /// What would be shown picture by picture.
  let shown: [PlannedPicture]

  /// At most ``most`` rows, and a line that says where all of them are.
  var entries: [PlanTable.Entry] {
    let files = grouped { $0.id.path }
    if files.count <= Self.most { return files.map { file($0.name, $0.pictures) } }
    let groups = grouped { Self.album(of: $0.id.path) }
    let cut = groups.count > Self.most ? Array(groups.prefix(Self.most - 1)) : groups
    var entries = cut.map { PlanTable.Entry.row(row($0.name, $0.pictures)) }
    let rest = groups.dropFirst(cut.count).reduce(0) { $0 + $1.pictures.count }
    if rest > 0 { entries.append(.heading(depth: 0, "and \(Counted.pictures(rest)) of other albums")) }
    return entries
  }

  private func grouped(by name: (Picture) -> String) -> [(name: String, pictures: [PlannedPicture])] {
    var names: [String] = []
    var groups: [String: [PlannedPicture]] = [:]
    for planned in shown {
      let name = name(planned.picture)
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(planned)
    }
    return names.map { ($0, groups[$0] ?? []) }
  }

  private func file(_ name: String, _ pictures: [PlannedPicture]) -> PlanTable.Entry {
    let tally = pictures.first.map { rows.tally($0.picture.file) }
    guard let tally, tally.pictures.count > 1 else { return .row(row(name, pictures)) }
    let why = why(pictures)
    return .heading(depth: 0, rows.heading(name, tally) + (why.isEmpty ? "" : ": " + why))
  }

  private static func album(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "content/"
  }

  private func row(_ name: String, _ pictures: [PlannedPicture]) -> PlanTable.Row {
    let kinds = Set(pictures.map { $0.picture.request.kind() })
    let states = Set(pictures.map(\.state))
    let credits = pictures.reduce(0 as Int?) { sum, planned in
      guard let sum, let price = planned.credits else { return nil }
      return sum + price
    }
    return PlanTable.Row(
      id: name, state: Counted.pictures(pictures.count), style: states.count == 1 ? states.first?.style : nil,
      details: kinds.count == 1 ? kinds.first ?? "" : "\(kinds.count) kinds of request",
      credits: credits.map(String.init) ?? "-", why: why(pictures))
  }

  /// How many pictures there are for each reason, the commonest first.
  private func why(_ pictures: [PlannedPicture]) -> String {
    guard let reasons = rows.reasons else { return "" }
    var counts: [String: Int] = [:]
    for planned in pictures {
      let text = ReasonText.text(reasons.reasons(for: planned).filter(\.isItsOwn))
      if !text.isEmpty { counts[text, default: 0] += 1 }
    }
    if counts.count == 1, let only = counts.first, only.value == pictures.count { return only.key }
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let told = ordered.prefix(3).map { "\($0.value) \($0.key)" }
    return (told + (ordered.count > 3 ? ["others"] : [])).joined(separator: ", ")
  }
}

extension MissingReason {
  /// Whether it says nothing of single other pictures.
  fileprivate var isItsOwn: Bool {
    switch self {
    case .waits, .shared: false
    default: true
    }
  }
}
