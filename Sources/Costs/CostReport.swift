package import GalleryModel

/// What pictures have cost, by one property; credits are what the API says it charged.
package struct CostReport: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// `-` where the property is missing.
    package var key: String
    /// Paid pictures that are stored.
    package var pictures: Int
    package var credits: Int
    /// The part of the credits that was charged for no picture.
    package var failed: Int
  }

  package struct Total: Hashable, Sendable {
    package var pictures = 0
    package var credits = 0
    package var failed = 0
    /// Credits that may have been charged, not part of `credits`.
    package var inDoubt = 0
    /// What pictures that share a request would have cost if each had been paid.
    package var saved = 0
  }

  package var grouping: CostGrouping
  /// Dearest first, then by key.
  package var rows: [Row]
  package var total: Total
  package var price: CreditPrice?

  /// - Parameters:
  ///   - tags: the tags of each picture id's prompt file.
  ///   - pictures: the present content with its references filled in, to see what sharing saves.
  package init(
    holdings: Holdings, by grouping: CostGrouping, pictures: [Picture], tags: [String: [String]], price: CreditPrice?
  ) {
    self.grouping = grouping
    self.price = price
    var rows: [String: Row] = [:]
    var total = Total()
    for entry in CostEntry.entries(of: holdings) {
      guard entry.outcome != .doubtful else {
        total.inDoubt += entry.credits
        continue
      }
      let stored = entry.outcome == .picture(stored: true) ? 1 : 0
      let failed = entry.outcome == .nothing ? entry.credits : 0
      total.pictures += stored
      total.credits += entry.credits
      total.failed += failed
      for key in Self.keys(of: entry, by: grouping, tags: tags) {
        var row = rows[key] ?? Row(key: key, pictures: 0, credits: 0, failed: 0)
        row.pictures += stored
        row.credits += entry.credits
        row.failed += failed
        rows[key] = row
      }
    }
    total.saved = Self.saved(pictures, holdings: holdings)
    self.total = total
    self.rows = rows.values.sorted { ($1.credits, $0.key) < ($0.credits, $1.key) }
  }

  private static func keys(of entry: CostEntry, by grouping: CostGrouping, tags: [String: [String]]) -> [String] {
    switch grouping {
    case .model: [entry.model.isEmpty ? "-" : entry.model]
    case .quality: [entry.quality ?? "-"]
    case .month: [entry.month ?? "-"]
    case .picture: [entry.picture.isEmpty ? "-" : entry.picture]
    case .album: [album(of: entry.picture)]
    case .tag: tags[entry.picture].flatMap { $0.isEmpty ? nil : $0 } ?? ["-"]
    }
  }

  private static func album(of picture: String) -> String {
    let path = picture.prefix { $0 != "#" && $0 != "@" && $0 != "~" }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return folder.isEmpty ? "-" : folder
  }

  private static func saved(_ pictures: [Picture], holdings: Holdings) -> Int {
    var users: [Fingerprint: Int] = [:]
    for fingerprint in pictures.compactMap(\.shown) { users[fingerprint, default: 0] += 1 }
    return users.reduce(0) { sum, user in
      guard user.value > 1, case .stored(let chosen, _) = holdings.state(of: user.key),
        let credits = holdings.credits(for: chosen, at: user.key)
      else { return sum }
      return sum + (user.value - 1) * credits
    }
  }
}
