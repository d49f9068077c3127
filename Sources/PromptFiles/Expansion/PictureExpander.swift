import GalleryModel

/// Makes the pictures of a file: block by block, in each cell by cell of the matrix, in each take by take.
struct PictureExpander {
  /// Pictures that a file may ask for.
  static let limit = 1_000

  let resolver: RequestResolver
  /// The request's fields in the front matter.
  let file: RequestFields
  let expansion: ExpansionFields
  let alt: TextTemplate?
  /// What the ids begin with.
  let id: String
  private(set) var pictures: [Picture] = []
  /// Every reference that is no URL or stands beside one, once for each place.
  private(set) var references: [WrittenReference] = []
  /// For each picture the numbers of its references; empty for one whose request is whole already.
  private(set) var images: [[Int]] = []
  private var numbers: [WrittenReference: Int] = [:]

  init(resolver: RequestResolver, file: RequestFields, expansion: ExpansionFields, alt: TextTemplate?, id: String) {
    self.resolver = resolver
    self.file = file
    self.expansion = expansion
    self.alt = alt
    self.id = id
  }

  mutating func expand(_ blocks: [PromptBlock], problems: inout FileProblems) {
    expansion.refuseRepeats(problems: &problems)
    let fits = checkCount(of: blocks, &problems)
    let cells = fits ? expansion.matrix.cells : [expansion.matrix.unknownCell]
    checkPlaceholders(of: blocks, &problems)
    checkModels(of: blocks, cells, &problems)
    let names = Set(variableNames)
    for (index, block) in blocks.enumerated() {
      refuseContradictions(of: block, &problems)
      // Nothing is known of a prompt with variables that have no values.
      let isKnown = fits && expansion.areNamesKnown && block.prompt.placeholders.allSatisfy { names.contains($0.name) }
      add(block, at: index, cells: cells, isPromptKnown: isKnown || block.prompt.placeholders.isEmpty, &problems)
    }
    if !fits { pictures = [] }
  }

  private mutating func add(
    _ block: PromptBlock, at index: Int, cells: [MatrixCell], isPromptKnown: Bool, _ problems: inout FileProblems
  ) {
    let blockID = Self.id(of: block, at: index)
    let takes = takes(of: block)
    var isPromptGood = isPromptKnown
    for cell in cells {
      let fields = file.overlaid(by: cell.fields).overlaid(by: block.fields)
      guard let model = resolver.model(of: fields) else { continue }
      resolver.checkImages(of: fields, model: model, at: block.place, problems: &problems)
      guard isPromptGood, let prompt = prompt(of: block, cell, model, &problems) else {
        isPromptGood = false
        continue
      }
      let request = resolver.request(fields, model: model, prompt: prompt)
      let images = numbers(of: fields.images?.value ?? [])
      let text = (block.alt ?? alt)?.filled { value(of: $0, in: cell) }
      for take in 1...takes {
        let id = PictureID(path: id, block: blockID, cell: cell.text, take: take)
        pictures.append(
          Picture(
            id: id, file: problems.source.file, line: block.place.line, block: index, cell: cell.values,
            request: request, alt: text))
        self.images.append(images)
      }
    }
  }

  /// The prompt of a cell, or nil where it breaks a rule.
  private func prompt(
    of block: PromptBlock, _ cell: MatrixCell, _ model: ModelName, _ problems: inout FileProblems
  ) -> String? {
    let cellName = block.prompt.placeholders.isEmpty ? "" : cell.named
    guard let filled = block.prompt.filled(with: { value(of: $0, in: cell) }) else {
      problems.add(
        "the prompt has millions of characters\(cellName); \(model.rawValue) takes at most \(model.promptLimit)",
        at: block.place)
      return nil
    }
    let prompt = ImageRequest.normalized(filled)
    let count = prompt.unicodeScalars.count
    if count > model.promptLimit {
      problems.add(
        "the prompt has \(count) characters\(cellName); \(model.rawValue) takes at most \(model.promptLimit)",
        at: block.place)
      return nil
    }
    // A prompt that is empty as it is written was reported where it was read.
    if !block.prompt.placeholders.isEmpty, prompt.trimmingWhiteSpace.isEmpty {
      problems.add("the prompt is empty\(cellName)", at: block.place, help: "write what the picture should show")
      return nil
    }
    return prompt
  }

  private func value(of variable: String, in cell: MatrixCell) -> String? {
    cell.variables[variable] ?? expansion.values[variable]
  }

  private mutating func numbers(of references: [WrittenReference]) -> [Int] {
    let areURLs = references.allSatisfy { if case .url = $0.target { true } else { false } }
    if areURLs { return [] }
    return references.map { reference in
      if let number = numbers[reference] { return number }
      numbers[reference] = self.references.count
      self.references.append(reference)
      return self.references.count - 1
    }
  }

  func takes(of block: PromptBlock) -> Int { block.takes ?? expansion.takes?.value ?? 1 }

  /// The part of an id that a block gives: nothing for a first one without `id=`, else that or its number.
  static func id(of block: PromptBlock, at index: Int) -> String? {
    block.id?.value ?? (index == 0 ? nil : String(index + 1))
  }
}
