import GalleryModel

extension PictureExpander {
  /// Whether there are not too many pictures; nothing is put together before that is known.
  func checkCount(of blocks: [PromptBlock], _ problems: inout FileProblems) -> Bool {
    let matrix = expansion.matrix
    guard matrix.isUsable else { return true }
    let takes = blocks.map(takes)
    let perCell = takes.reduce(0, +)
    let place = matrix.place ?? expansion.takes?.place ?? blocks.last?.place ?? .start
    guard let cells = matrix.cellCount, let total = Self.product(cells, perCell) else {
      problems.add(
        "the matrix has more cells than can be counted; a file may ask for at most \(Self.text(Self.limit)) pictures",
        at: place)
      return false
    }
    guard total > Self.limit else { return true }
    var factors: [String] = []
    if blocks.count > 1 { factors.append("\(Self.text(blocks.count)) prompts") }
    if cells > 1 { factors.append("\(Self.text(cells)) cells") }
    if Set(takes).count > 1 {
      factors = (cells > 1 ? ["\(Self.text(cells)) cells"] : []) + ["\(Self.text(perCell)) takes of all prompts"]
    } else if let takes = takes.first, takes > 1 {
      factors.append("\(takes) takes")
    }
    let product = factors.joined(separator: " × ") + (factors.count > 1 ? " are \(Self.text(total)) pictures" : "")
    problems.add(
      factors.count > 1
        ? "\(product); a file may ask for at most \(Self.text(Self.limit))"
        : "the file asks for \(product); at most \(Self.text(Self.limit)) pictures are possible", at: place)
    return false
  }

  private static func product(_ first: Int, _ second: Int) -> Int? {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    return overflow ? nil : product
  }

  /// A number with commas between its thousands.
  private static func text(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
      (index > 0 && (digits.count - index) % 3 == 0 ? "," : "") + String(digit)
    }.joined()
  }

  /// The names that placeholders may have, in the order written.
  var variableNames: [String] {
    expansion.names.map(\.value) + expansion.matrix.axes.filter { !$0.isRequestField }.map(\.key)
  }

  /// Reports placeholders that no variable fills.
  func checkPlaceholders(of blocks: [PromptBlock], _ problems: inout FileProblems) {
    guard expansion.areNamesKnown else { return }
    let known = variableNames
    let names = Set(known)
    let templates = [alt].compactMap(\.self) + blocks.flatMap { [$0.prompt, $0.alt].compactMap(\.self) }
    for template in templates {
      for placeholder in template.placeholders where !names.contains(placeholder.name) && !problems.isFull {
        let place = template.place(of: placeholder, in: problems.source)
        refuse(placeholder.name, known: known, at: place, &problems)
      }
    }
    let used = Set(templates.flatMap { $0.placeholders.map(\.name) })
    for axis in expansion.matrix.axes where !axis.isRequestField && !used.contains(axis.key) {
      // A variable that nothing uses is no error, but for one that was meant to be a field.
      guard let field = NearestName.of(axis.key, in: RequestFields.matrixKeys) else { continue }
      problems.add(
        "matrix has \(QuotedText.of(axis.key)), which no prompt uses; did you mean \"\(field)\"?", at: axis.place)
    }
  }

  private func refuse(_ name: String, known: [String], at place: Place, _ problems: inout FileProblems) {
    guard !name.isEmpty else {
      problems.add("the placeholder has no name", at: place, help: TextTemplate.literal)
      return
    }
    let isField = (RequestFields.keys + PageFields.keys + ExpansionFields.keys).contains(name)
    let nearest = NearestName.of(name, in: known)
    let isMany = known.count > 20
    let list = QuotedText.choice(isMany ? known.prefix(20) + ["\(known.count - 20) more"] : known, "and")
    problems.add(
      "unknown placeholder \(QuotedText.of(name))" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""), at: place,
      help: isField
        ? "\(name) is a key of prompt files and no variable"
        : known.isEmpty ? "give it a text under vars or matrix, or \(TextTemplate.literal)" : "known are \(list)")
  }

  /// Reports fields that the models of the pictures do not know.
  func checkModels(of blocks: [PromptBlock], _ cells: [MatrixCell], _ problems: inout FileProblems) {
    var all: Set<ModelName> = []
    var isEveryModelKnown = true
    for (index, block) in blocks.enumerated() {
      var models: Set<ModelName> = []
      for cell in cells {
        let fields = file.overlaid(by: cell.fields).overlaid(by: block.fields)
        guard let model = resolver.model(of: fields) else {
          isEveryModelKnown = false
          continue
        }
        if models.insert(model).inserted { checkMatrix(for: model, block: block, index, cell, &problems) }
      }
      resolver.refuse(block.fields, unknownTo: models, problems: &problems)
      all.formUnion(models)
    }
    if isEveryModelKnown { resolver.refuse(file, unknownTo: all, problems: &problems) }
  }

  /// Cells that differ only in a field that their model does not know would be the same picture.
  private func checkMatrix(
    for model: ModelName, block: PromptBlock, _ index: Int, _ cell: MatrixCell, _ problems: inout FileProblems
  ) {
    let foreign = RequestFields.foreignKeys(to: model)
    for axis in expansion.matrix.axes where axis.isRequestField && foreign.contains(axis.key) {
      let owner: ModelName = model == .joyai ? .gptimage2 : .joyai
      let picture = PictureID(path: id, block: Self.id(of: block, at: index), cell: cell.text)
      problems.add(
        "\(axis.key) is for \(owner.rawValue), and \(picture) is made by \(model.rawValue)", at: axis.place,
        help: "use one model for all cells, or compare the models in files of their own")
    }
  }

  /// Reports what both the matrix and a block set.
  func refuseContradictions(of block: PromptBlock, _ problems: inout FileProblems) {
    for (key, place) in block.fields.keyPlaces {
      guard let axis = expansion.matrix.axes.first(where: { $0.key == key }) else { continue }
      problems.add(
        "\(key) is set here and by the matrix (line \(axis.place.line))", at: place,
        help: "remove it here, or from the matrix")
    }
  }
}
