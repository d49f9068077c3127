import GalleryModel

/// Which pictures have come, changed, been renamed and gone.
struct PictureChanges {
  struct Change {
    var row: Comparison.Row
    /// Nil for what was removed.
    var present: PresentPicture?
  }

  /// By kind of change, in the order of the pictures.
  private(set) var rows: [Change] = []
  /// What costs nothing now that it did not cost before, renamed pictures included.
  private(set) var unchanged: [PresentPicture] = []

  init(before: [ComparedPicture], now: [PresentPicture]) {
    let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Set(now.map(\.picture.id))
    // Those that went, by their requests, the first first.
    var gone: [String: [ComparedPicture]] = [:]
    for picture in before.reversed() where !present.contains(picture.id) {
      gone[picture.key, default: []].append(picture)
    }
    var found: [Comparison.Change: [Change]] = [:]
    var renamed: Set<String> = []
    for picture in now {
      let id = picture.picture.id
      if let former = known[id] {
        guard !picture.picture.isSame(as: former) else {
          unchanged.append(picture)
          continue
        }
        var fields = picture.picture.fieldsDiffering(from: former)
        // The request is worded as it was, but what it edits has changed.
        if fields.isEmpty { fields = ["images"] }
        found[.changed, default: []].append(
          Change(row: Comparison.Row(id: id, change: .changed, fields: fields), present: picture))
      } else if let former = gone[picture.picture.key]?.popLast() {
        renamed.insert(former.id)
        unchanged.append(picture)
        found[.renamed, default: []].append(
          Change(row: Comparison.Row(id: id, change: .renamed, formerID: former.id), present: picture))
      } else {
        found[.added, default: []].append(Change(row: Comparison.Row(id: id, change: .added), present: picture))
      }
    }
    for picture in before where !present.contains(picture.id) && !renamed.contains(picture.id) {
      found[.removed, default: []].append(Change(row: Comparison.Row(id: picture.id, change: .removed)))
    }
    rows = Comparison.Change.allCases.flatMap { found[$0] ?? [] }
  }
}
