import Foundation
import GalleryModel

extension SiteRenderer {
  /// The pictures of a page in their order.
  func workValues(of entry: Entry, at location: PageLocation) throws(Diagnostics) -> [WorkValue] {
    let texts = try notes(of: entry, at: location)
    var values: [WorkValue] = []
    for works in Self.blocks(entry.works, block: \.picture.block) {
      let shared = RequestFact.shared(by: works, words)
      let keys = Set(works[0].picture.cell.map(\.key))
      // What the matrix says of a picture stands in the table.
      let differing = RequestFact.allCases.filter { !shared.contains($0) && !keys.contains($0.rawValue) }
      let kindsOfReferences = Set(works.map(\.picture.request.images)).count
      let takes = Dictionary(grouping: works, by: \.picture.cell).mapValues(\.count)
      for (offset, work) in works.enumerated() {
        let model = work.picture.request.model.rawValue
        let number = values.count + 1
        values.append(
          WorkValue(
            number: number, work: work,
            model: LinkValue(text: model, url: location.page("models/" + Slug.make(model))),
            // Notes stand once, before the first picture of the prompt that they precede.
            notesBefore: offset == 0 ? texts.before[work.picture.block] : nil,
            notesAfter: number == entry.works.count ? texts.after : nil,
            money: money(of: [work]), references: references(of: work, at: location),
            hasOwnReferences: kindsOfReferences > 1,
            edits: edits(of: work, at: location), lineage: lineage(of: work, at: location),
            details: differing.compactMap { $0.text(of: work, words) },
            hasSeveralTakes: takes[work.picture.cell, default: 1] > 1, isInComparison: works.count > 1,
            location: location, showsCosts: input.settings.pictureCosts, words: words))
      }
    }
    return values
  }

  /// The same pictures, prompt by prompt.
  func blockValues(_ works: [WorkValue]) -> [BlockValue] {
    let blocks = Self.blocks(works, block: \.work.picture.block)
    return blocks.map { block in
      block.count == 1
        ? BlockValue(content: .single(block[0]))
        : BlockValue(content: .comparison(comparison(block, isOneOfSeveral: blocks.count > 1)))
    }
  }

  private func comparison(_ works: [WorkValue], isOneOfSeveral: Bool) -> ComparisonValue {
    let prepared = works.map(\.work)
    let pictures = prepared.map(\.picture)
    // Takes share their prompt; so do cells that differ in fields of the request alone.
    var seen: Set<String> = []
    var prompts = pictures.filter { seen.insert($0.request.prompt).inserted }
    if prompts.count == 1 { prompts = [] }
    let pattern = PromptPattern.parts(
      prompts.map { picture in
        PromptPattern.Filled(
          prompt: picture.request.prompt,
          values: Dictionary(picture.cell.map { ($0.key, $0.value) }) { first, _ in first })
      })
    let variables = Set(
      (pictures.first?.cell ?? []).map(\.key).filter { key in
        pattern?.contains(.variable(key)) ?? (RequestFact(rawValue: key) == nil)
      })
    // Each request was charged once, however many pictures share it.
    var requests: Set<Fingerprint?> = []
    let paid = prepared.filter { $0.stored?.credits != nil && requests.insert($0.picture.shown).inserted }
    return ComparisonValue(
      works: works, layout: ComparisonLayout(pictures.map(\.cell)), shared: RequestFact.shared(by: prepared, words),
      isOneOfSeveral: isOneOfSeveral, pattern: pattern,
      prompts: prompts.map { picture in
        VariedPromptValue(
          coordinates: picture.cell.filter { variables.contains($0.key) }, prompt: picture.request.prompt)
      },
      credits: paid.isEmpty ? nil : paid.reduce(0) { $0 + ($1.stored?.credits ?? 0) }, money: money(of: paid),
      showsCosts: input.settings.pictureCosts, words: words)
  }

  /// What pictures cost together, each at the price of the day on which it was charged; nil where one of them is not
  /// stored, or its price not known.
  private func money(of works: [PreparedWork]) -> String? {
    var total = Decimal()
    var currency: String?
    for work in works {
      guard case .stored(_, let credits?, let stored) = work.work,
        let price = input.settings.creditPrices?.price(at: work.picture.shown.flatMap { input.charges[$0] } ?? stored)
      else { return nil }
      total += price.amount(credits: credits)
      currency = price.currency
    }
    return currency.map { words.money(total, $0) }
  }

  /// Neighbours of the same prompt block.
  private static func blocks<Item>(_ items: [Item], block: (Item) -> Int) -> [[Item]] {
    var result: [[Item]] = []
    for item in items {
      if let last = result.last?.last, block(last) == block(item) {
        result[result.count - 1].append(item)
      } else {
        result.append([item])
      }
    }
    return result
  }
}
