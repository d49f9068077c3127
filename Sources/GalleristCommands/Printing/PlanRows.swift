import GalleryModel
import Planning

/// The rows of a plan: by file where one makes several pictures, what is edited before what edits it.
struct PlanRows {
  let plan: Plan
  /// Nil where no reasons are given.
  let reasons: PlanReasons?
  /// What some credits cost, in words.
  let price: (Int) -> String

  private let byFile: [String: [PlannedPicture]]
  private let sent: Set<String>
  private let places: [PictureID: Int]

  init(plan: Plan, reasons: PlanReasons?, price: @escaping (Int) -> String) {
    self.plan = plan
    self.reasons = reasons
    self.price = price
    byFile = Dictionary(grouping: plan.pictures, by: \.picture.file)
    sent = Set(plan.toSend.map(\.picture.requestKey))
    places = Dictionary(
      plan.pictures.enumerated().map { ($1.picture.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A row for each picture, and a heading for each file that makes several.
  /// - Parameter closesStored: whether only the heading is shown of a file whose pictures are all stored.
  func entries(of shown: [PlannedPicture], closesStored: Bool = false) -> [PlanTable.Entry] {
    groups(of: shown).flatMap { group -> [PlanTable.Entry] in
      guard let first = group.pictures.first else { return [] }
      let tally = tally(first.picture.file)
      guard tally.pictures.count > 1 else {
        return group.pictures.map { .row(row($0, depth: group.depth)) }
      }
      let heading = PlanTable.Entry.heading(depth: group.depth, heading(first.picture.id.path, tally))
      if closesStored, tally.isAllStored { return [heading] }
      return [heading] + nested(group.pictures).map { .row(row($0, depth: group.depth + 1 + $1)) }
    }
  }

  func tally(_ file: String) -> FileTally { FileTally(pictures: byFile[file] ?? [], sent: sent) }

  /// What a file asks for that makes several pictures, such as
  /// `espresso  4 cells × 3 takes = 12 pictures, 6 stored, 6 to make for 12 credits`.
  func heading(_ name: String, _ tally: FileTally) -> String {
    name + "  " + ([tally.product] + tally.states(price: price)).joined(separator: ", ")
  }

  private func row(_ planned: PlannedPicture, depth: Int) -> PlanTable.Row {
    PlanTable.Row(
      depth: depth, id: planned.picture.id.text, state: planned.state.word, style: planned.state.style,
      details: planned.picture.request.kind(withShape: true), credits: planned.credits.map(String.init) ?? "-",
      why: reasons.map {
        ReasonText.text($0.reasons(for: planned), isMade: sent.contains(planned.picture.requestKey))
      } ?? "")
  }

  // MARK: - Order

  private struct Group {
    var pictures: [PlannedPicture]
    var depth = 0
  }

  /// The pictures by files, in the gallery's order; files that edit pictures of another one below that.
  private func groups(of shown: [PlannedPicture]) -> [Group] {
    let inOrder = shown.sorted { (places[$0.picture.id] ?? 0) < (places[$1.picture.id] ?? 0) }
    let groups = Dictionary(grouping: inOrder, by: \.picture.file)
    var files: [String] = []
    var seen: Set<String> = []
    for planned in inOrder where seen.insert(planned.picture.file).inserted { files.append(planned.picture.file) }
    let fileOf = Dictionary(inOrder.map { ($0.picture.id, $0.picture.file) }, uniquingKeysWith: { first, _ in first })
    let parents = groups.compactMapValues { pictures in
      pictures.lazy.flatMap { $0.picture.awaited }.compactMap { fileOf[$0] }
        .first { $0 != pictures.first?.picture.file }
    }
    return Self.walk(files, parent: { parents[$0] }).map { Group(pictures: groups[$0.value] ?? [], depth: $0.depth) }
  }

  /// A file's pictures, those that edit another one of it below that.
  private func nested(_ pictures: [PlannedPicture]) -> [(PlannedPicture, depth: Int)] {
    let byID = Dictionary(pictures.map { ($0.picture.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Self.walk(pictures.map(\.picture.id)) { id in
      byID[id]?.picture.awaited.first { byID[$0] != nil && $0 != id }
    }.compactMap { item in byID[item.value].map { ($0, item.depth) } }
  }

  /// Values with their depth, each after its parent; also those of a circle, somewhere.
  private static func walk<Value: Hashable>(
    _ values: [Value], parent: (Value) -> Value?
  ) -> [(value: Value, depth: Int)] {
    let children = Dictionary(grouping: values.filter { parent($0) != nil }) { parent($0) }
    var result: [(value: Value, depth: Int)] = []
    var seen: Set<Value> = []
    func visit(_ value: Value, _ depth: Int) {
      guard seen.insert(value).inserted else { return }
      result.append((value, depth))
      for child in children[value] ?? [] { visit(child, depth + 1) }
    }
    for value in values where parent(value) == nil { visit(value, 0) }
    for value in values { visit(value, 0) }
    return result
  }
}

extension Picture {
  /// The pictures that it edits and that are not stored.
  var awaited: [PictureID] {
    request.images.compactMap { if case .picture(let id, nil) = $0 { id } else { nil } }
  }
}

extension PlanState {
  /// For people.
  var word: String { rawValue.replacing("_", with: " ") }

  var style: TextStyle {
    switch self {
    case .stored: .green
    case .missing, .stale: .yellow
    case .waiting, .running: .blue
    case .failed, .inDoubt: .red
    }
  }
}

extension ImageRequest {
  /// What the price depends on, such as `gptimage2 high 2k`.
  /// - Parameter withShape: whether also `aspect_ratio` or `size` are told.
  func kind(withShape: Bool = false) -> String {
    [model.rawValue, quality?.rawValue, resolution?.rawValue, withShape ? aspectRatio?.rawValue ?? size : nil]
      .compactMap(\.self).joined(separator: " ")
  }
}
