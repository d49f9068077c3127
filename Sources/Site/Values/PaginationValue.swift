/// Where a page of a long collection stands among the others.
struct PaginationValue: TemplateValue {
  enum Name: String, CaseIterable {
    case previousURL = "previous_url"
    case nextURL = "next_url"
    case numbers
  }

  var previousURL: String?
  var nextURL: String?
  var numbers: [PageNumberValue]

  /// - Parameters:
  ///   - number: the page's own number, from 1.
  ///   - total: how many pages there are.
  ///   - url: the link to the page with a number.
  /// - Returns: nil for a single page.
  init?(number: Int, of total: Int, url: (Int) -> String) {
    guard total > 1 else { return nil }
    previousURL = number > 1 ? url(number - 1) : nil
    nextURL = number < total ? url(number + 1) : nil
    var shown = Set([1, total])
    shown.formUnion(max(1, number - 2)...min(total, number + 2))
    var last = 0
    numbers = shown.sorted().map { shown in
      defer { last = shown }
      return PageNumberValue(number: shown, url: url(shown), isCurrent: shown == number, followsGap: shown > last + 1)
    }
  }

  func value(_ name: Name) -> Any? {
    switch name {
    case .previousURL: previousURL
    case .nextURL: nextURL
    case .numbers: numbers
    }
  }
}

/// One page's number among the links to all.
struct PageNumberValue: TemplateValue {
  enum Name: String, CaseIterable {
    case number, url, current
    case followsGap = "follows_gap"
  }

  var number: Int
  var url: String
  var isCurrent: Bool
  /// Whether numbers before it are left out.
  var followsGap: Bool

  func value(_ name: Name) -> Any? {
    switch name {
    case .number: number
    case .url: url
    case .current: isCurrent
    case .followsGap: followsGap
    }
  }
}
