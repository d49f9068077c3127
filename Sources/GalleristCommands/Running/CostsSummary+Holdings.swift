import Costs
import Foundation
import GalleryModel
import Site

extension CostsSummary {
  /// The dearest pictures that are named.
  private static let mostDear = 10

  /// What the books say, for a page that everybody may read: albums and pictures that no longer hang are not named.
  /// - Parameters:
  ///   - tags: by the ids of pictures, and by those of their prompt files.
  ///   - namesPictures: whether what single pictures cost may be said.
  init(
    of content: GalleryContent, holdings: Holdings, prices: CreditPrices?, tags: [String: [String]],
    namesPictures: Bool
  ) {
    func report(_ grouping: CostGrouping, _ tags: [String: [String]] = [:]) -> CostReport {
      CostReport(holdings: holdings, by: grouping, pictures: content.pictures, tags: tags, prices: prices)
    }
    let model = report(.model)
    let albums = Set(content.files.map(\.album))
    let parts: [Part] = [
      Part(.month, rows: Self.rows(report(.month))), Part(.model, rows: Self.rows(model)),
      Part(.quality, rows: Self.rows(report(.quality))), Part(.tag, rows: Self.rows(report(.tag, tags))),
      Part(.album, rows: Self.rows(report(.album)) { albums.contains($0) }),
    ]
    let total = model.total
    self.init(
      total: Row(
        key: nil, pictures: total.pictures, credits: total.credits, failed: total.failed,
        money: total.unpriced > 0 ? nil : total.money),
      parts: parts,
      dearest: namesPictures ? Self.dearest(of: content, holdings, prices) : [], inDoubt: total.inDoubt,
      saved: total.saved, unpriced: total.unpriced, currency: prices?.currency)
  }

  /// - Parameter isNamed: whether what a row is about may be named; all others are one row, the last of its credits.
  private static func rows(_ report: CostReport, isNamed: (String) -> Bool = { _ in true }) -> [Row] {
    var rows: [Row] = []
    var rest: Row?
    for row in report.rows {
      let isNamed = row.key != CostReport.noKey && isNamed(row.key)
      let own = Row(
        key: isNamed ? row.key : nil, pictures: row.pictures, credits: row.credits, failed: row.failed,
        money: row.unpriced > 0 ? nil : row.money)
      if isNamed { rows.append(own) } else { rest = rest.map { $0 + own } ?? own }
    }
    guard let rest else { return rows }
    let place = report.grouping == .month ? nil : rows.firstIndex { $0.credits < rest.credits }
    rows.insert(rest, at: place ?? rows.endIndex)
    return rows
  }

  /// By what was charged for the picture that is shown; pictures that share it are one.
  private static func dearest(of content: GalleryContent, _ holdings: Holdings, _ prices: CreditPrices?) -> [Dear] {
    var seen: Set<Fingerprint> = []
    var all: [Dear] = []
    for picture in content.pictures {
      guard let shown = picture.shown, seen.insert(shown).inserted,
        case .stored(let chosen, _) = holdings.state(of: shown),
        let credits = holdings.credits(for: chosen, at: shown), credits > 0
      else { continue }
      let charged = holdings.attempt(of: chosen, at: shown).flatMap { Timestamp($0.at) }
      all.append(Dear(picture.id, credits: credits, money: prices?.price(at: charged)?.amount(credits: credits)))
    }
    return all.enumerated().sorted { ($1.element.credits, $0.offset) < ($0.element.credits, $1.offset) }
      .prefix(mostDear).map(\.element)
  }
}

extension CostsSummary.Row {
  /// Two rows without a name.
  fileprivate static func + (first: Self, second: Self) -> Self {
    let money = if let first = first.money, let second = second.money { first + second } else { nil as Decimal? }
    return CostsSummary.Row(
      key: nil, pictures: first.pictures + second.pictures, credits: first.credits + second.credits,
      failed: first.failed + second.failed, money: money)
  }
}
