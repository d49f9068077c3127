import GalleryModel
import PromptFiles

/// What is wrong with a table.
struct TableProblems {
  let source: TableSource
  private(set) var all: [Diagnostic] = []

  init(in source: TableSource) {
    self.source = source
  }

  var isFull: Bool { all.count >= TableLimits.problems }

  mutating func add(_ message: String, at place: SourcePlace, help: String? = nil) {
    add(source.error(message, at: place, help: help))
  }

  mutating func add(_ message: String, atByte offset: Int, help: String? = nil) {
    guard !isFull else { return }
    add(source.error(message, atByte: offset, help: help))
  }

  mutating func add(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    all.append(diagnostic)
    if isFull {
      all.append(
        .error("there are more errors; only the first \(TableLimits.problems) are shown", file: source.file))
    }
  }

  /// Reports columns that nobody knows, that are there twice, and a prompt that is not there.
  mutating func checkHeader(_ header: [(name: String, place: SourcePlace)]) {
    check(header)
    if !header.contains(where: { TableColumn($0.name) == .prompt }) {
      add(
        "the table has no column \"prompt\"", at: header.first?.place ?? SourcePlace(line: 1, column: 1),
        help: "the first row names the columns, such as: title,tags,prompt")
    }
  }

  /// Reports names that nobody knows, and those that are there twice.
  mutating func check(_ names: [(name: String, place: SourcePlace)]) {
    var known: Set<TableColumn> = []
    for (name, place) in names where !name.isEmpty {
      guard let column = TableColumn(name) else {
        refuse(name, at: place)
        continue
      }
      if !known.insert(column).inserted {
        add("the column \(ShownText.quoted(name)) is there twice", at: place, help: "keep one of the two")
      }
    }
  }

  private mutating func refuse(_ name: String, at place: SourcePlace) {
    let near = NearestName.of(name, in: TableColumn.names)
    add(
      "unknown column \(ShownText.quoted(name))" + (near.map { "; did you mean \"\($0)\"?" } ?? ""), at: place,
      help: near == nil
        ? "columns are named like the keys of a prompt file, and prompt, file, album, name; anything else: extra.NAME"
        : nil)
  }
}
