import GalleryModel

/// The pictures of one prompt side by side: the cells of its matrix in tables, or its takes.
struct ComparisonValue: TemplateValue {
  enum Name: String, CaseIterable {
    case anchor, first, several, model, mode, quality, resolution, size, format, references, earlier, made, credits,
      money, tables, takes, fixed, prompt, pattern, prompts, edits, pictures, take, lineage
    case madeWithAI = "made_with_ai"
    case hasLineage = "has_lineage"
    case hasEdits = "has_edits"
    case hasPattern = "has_pattern"
    case hasPrompts = "has_prompts"
    case columnCount = "column_count"
    case promptNumber = "prompt_number"
    case aspectRatio = "aspect_ratio"
    case notesBefore = "notes_before"
    case notesAfter = "notes_after"
    case pixelWidth = "pixel_width"
    case pixelHeight = "pixel_height"
  }

  /// At least two.
  var works: [WorkValue]
  var layout: ComparisonLayout
  /// What the pictures have in common.
  var shared: Set<RequestFact>
  /// Whether the file has other prompts.
  var isOneOfSeveral: Bool
  /// The prompt with its variables, where they can be told.
  var pattern: [PromptPattern.Part]?
  /// Where the prompts differ: each with the values that it has.
  var prompts: [VariedPromptValue]
  /// The sum, each request once; nil where nothing is known.
  var credits: Int?
  var money: String?
  /// Whether pages say what pictures cost.
  var showsCosts: Bool
  var words: Words

  func value(_ name: Name) -> Any? {
    switch name {
    case .anchor: "prompt-\(sample.promptNumber)"
    case .first: works[0].number == 1
    case .several: isOneOfSeveral
    case .promptNumber: sample.promptNumber
    case .pictures: CountValue(works.count, .pictures, words)
    case .model: shared.contains(.model) ? sample.model : nil
    case .mode: sample(.mode, .mode)
    case .quality: sample(.quality, .quality)
    case .resolution: sample(.resolution, .resolution)
    case .aspectRatio: sample(.shape, .aspectRatio)
    case .size: sample(.size, .size)
    case .format: sample(.format, .format)
    case .pixelWidth: sample(.pixels, .pixelWidth)
    case .pixelHeight: sample(.pixels, .pixelHeight)
    case .made: sample(.made, .made)
    case .references: sharesReferences ? sample.value(.references) : nil
    case .earlier: works.allSatisfy(\.buildsOnEarlier)
    case .notesBefore: works[0].notesBefore
    case .notesAfter: works.last?.notesAfter
    case .credits: showsCosts ? credits.map { CountValue($0, .credits, words) } : nil
    case .money: showsCosts ? money : nil
    case .tables: tables
    case .takes: layout.tables.isEmpty ? works : nil
    case .fixed: layout.fixed.map(CoordinateValue.init)
    case .prompt: prompts.isEmpty ? sample.value(.prompt) : nil
    case .pattern: prompts.isEmpty ? nil : pattern?.map(PatternPartValue.init)
    case .prompts: prompts
    case .hasPattern: !prompts.isEmpty && pattern != nil
    case .hasPrompts: !prompts.isEmpty
    // Each picture says its own.
    case .edits, .hasEdits, .take, .columnCount: nil
    case .lineage: sharesReferences ? sample.value(.lineage) : nil
    case .hasLineage: sharesReferences && !sample.lineage.isEmpty
    case .madeWithAI: madeWithAI
    }
  }

  /// A picture that is there, if any is.
  private var sample: WorkValue { works.first { $0.work.stored != nil } ?? works[0] }

  private func sample(_ fact: RequestFact, _ name: WorkValue.Name) -> Any? {
    shared.contains(fact) ? sample.value(name) : nil
  }

  /// Where several models made them, all are named.
  private var madeWithAI: String? {
    var models: [String] = []
    for work in works where work.work.rendered != nil && !models.contains(work.model.text) {
      models.append(work.model.text)
    }
    return models.isEmpty ? nil : words.filled(.madeWithAI, ["model": models.joined(separator: ", ")])
  }

  private var sharesReferences: Bool { Set(works.map(\.work.picture.request.images)).count == 1 }

  private var tables: [ComparisonTableValue] {
    layout.tables.enumerated().map { position, table in
      ComparisonTableValue(
        anchor: "prompt-\(sample.promptNumber)-table-\(position + 1)", table: table, works: works,
        part: parts(of: table, at: position))
    }
  }

  /// Which columns a table has where they do not fit into one.
  private func parts(of table: ComparisonLayout.Table, at position: Int) -> String? {
    guard table.rowKey == nil else { return nil }
    let siblings = layout.tables.indices.filter { layout.tables[$0].group == table.group }
    guard siblings.count > 1, let place = siblings.firstIndex(of: position) else { return nil }
    let start = place * ComparisonLayout.longestRow
    let total = siblings.reduce(0) { $0 + layout.tables[$1].columns.count }
    return "\(start + 1)–\(start + table.columns.count) / \(total)"
  }
}
