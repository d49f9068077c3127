import Costs
import Foundation
import GalleryModel
import Site

extension CostsSummary {
  /// The dearest pictures that are named.
  private static let mostDear = 10

  /// What the books say, for a page that everybody may read: albums and pictures that no longer hang are not named.
  /// - Parameter tags: by the ids of pictures, and by those of their prompt files.
  init(of content: GalleryContent, holdings: Holdings, prices: CreditPrices?, tags: [String: [String]]) {
    func report(_ grouping: CostGrouping) -> CostReport {
      CostReport(holdings: holdings, by: grouping, pictures: content.pictures, tags: tags, prices: prices)
    }
    let albums = Set(content.albums.map(\.path))
    let model = report(.model)
    let parts: [(Subject, CostReport)] = [
      (.month, report(.month)), (.model, model), (.quality, report(.quality)), (.tag, report(.tag)),
      (.album, report(.album)),
    ]
    let total = model.total
    self.init(
      total: Row(
        key: nil, pictures: total.pictures, credits: total.credits, failed: total.failed, money: total.money),
      parts: parts.map { subject, report in
        Part(subject, rows: Self.rows(report) { subject != .album || albums.contains($0) })
      },
      dearest: Self.dearest(of: content, report(.picture)), inDoubt: total.inDoubt, saved: total.saved,
      currency: model.prices?.currency)
  }

  /// The rows with a name, then one for all others.
  private static func rows(_ report: CostReport, isNamed: (String) -> Bool) -> [Row] {
    var rows: [Row] = []
    var others: Row?
    for row in report.rows {
      if row.key != CostReport.noKey, isNamed(row.key) {
        rows.append(
          Row(key: row.key, pictures: row.pictures, credits: row.credits, failed: row.failed, money: row.money))
      } else {
        let before = others ?? Row(key: nil, pictures: 0, credits: 0, money: row.money.map { _ in 0 })
        others = Row(
          key: nil, pictures: before.pictures + row.pictures, credits: before.credits + row.credits,
          failed: before.failed + row.failed, money: row.money.flatMap { money in before.money.map { $0 + money } })
      }
    }
    return rows + [others].compactMap(\.self)
  }

  private static func dearest(of content: GalleryContent, _ report: CostReport) -> [Dear] {
    let known = Dictionary(content.pictures.map { ($0.id.text, $0.id) }) { first, _ in first }
    return report.rows.lazy.filter { $0.credits > 0 }.compactMap { row in
      known[row.key].map { Dear($0, credits: row.credits, money: row.money) }
    }.prefix(mostDear).map(\.self)
  }
}
