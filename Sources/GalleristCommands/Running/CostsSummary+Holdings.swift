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
    // As tags are found: what was moved belongs to where it hangs now.
    let albums = content.files.flatMap { file in
      ([file.id] + file.pictures.map(\.id.text)).map { ($0, [file.album]) }
    }
    let model = report(.model)
    let parts: [(Subject, CostReport)] = [
      (.month, report(.month)), (.model, model), (.quality, report(.quality)), (.tag, report(.tag, tags)),
      (.album, report(.tag, Dictionary(albums) { first, _ in first })),
    ]
    let total = model.total
    self.init(
      total: Row(
        key: nil, pictures: total.pictures, credits: total.credits, failed: total.failed,
        money: total.unpriced > 0 ? nil : total.money),
      parts: parts.map { Part($0, rows: Self.rows($1)) },
      dearest: namesPictures ? Self.dearest(of: content, holdings, prices) : [], inDoubt: total.inDoubt,
      saved: total.saved, unpriced: total.unpriced, currency: prices?.currency)
  }

  private static func rows(_ report: CostReport) -> [Row] {
    report.rows.map { row in
      Row(
        key: row.key == CostReport.noKey ? nil : row.key, pictures: row.pictures, credits: row.credits,
        failed: row.failed, money: row.unpriced > 0 ? nil : row.money)
    }
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
