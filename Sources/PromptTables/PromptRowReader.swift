import GalleryModel
import PromptFiles

/// Makes a prompt file of a row.
struct PromptRowReader {
  let row: TableRow
  /// Whether all values are texts, of which lists, numbers and truth values are still to be made.
  let isText: Bool
  /// The folder that it is put into.
  let album: String
  var problems: TableProblems

  private var values: [String: ContentValue] = [:]
  private var places: [String: SourcePlace] = [:]
  /// Members of maps that have a column of their own, in the order of the columns.
  private var members: [String: [ContentValue.Member]] = [:]
  private var names: [TableColumn: (text: String, place: SourcePlace)] = [:]

  init(row: TableRow, isText: Bool, album: String, problems: TableProblems) {
    self.row = row
    self.isText = isText
    self.album = album
    self.problems = problems
  }

  /// Nil where something is wrong with the row, which has been reported.
  mutating func draft() -> PromptDraft? {
    let before = problems.all.count
    for cell in row.cells {
      guard let column = TableColumn(cell.column), !cell.isEmpty else { continue }
      take(cell, as: column)
    }
    for (key, added) in members.sorted(by: { $0.key < $1.key }) { merge(added, into: key) }
    guard let prompt = names[.prompt] else {
      if problems.all.count == before {
        problems.add("the row has no prompt", at: place(ofColumn: "prompt"), help: "write what the picture should show")
      }
      return nil
    }
    guard let (path, column) = path(), problems.all.count == before else { return nil }
    let keys = FieldTable.prompt.keys.compactMap { key in
      values[key].map { ContentValue.Member(key: key, value: $0) }
    }
    return PromptDraft(
      path: path, keys: keys, prompt: prompt.text, place: row.place, promptPlace: prompt.place, keyPlaces: places,
      pathPlace: column.map(place(ofColumn:)) ?? row.place, pathColumn: column)
  }

  private func place(ofColumn name: String) -> SourcePlace {
    row.cells.first { $0.column.lowercased() == name }?.place ?? row.place
  }

  private mutating func take(_ cell: TableCell, as column: TableColumn) {
    switch column {
    case .prompt, .file, .album, .name:
      guard case .string(let text) = cell.value else {
        problems.add("\(cell.column) is no text", at: cell.place)
        return
      }
      names[column] = (column == .prompt ? text : text.trimmed, cell.place)
    case .key(let key):
      places[key] = places[key] ?? cell.place
      values[key] = value(of: cell, for: key)
    case .member(let key, let member):
      places[key] = places[key] ?? cell.place
      let value = key == "matrix" && isText ? CellText.list(cell.text, separators: ["|"]) : cell.value.trimmed
      members[key, default: []].append(.init(key: member, value: value))
    }
  }

  private mutating func value(of cell: TableCell, for key: String) -> ContentValue? {
    guard isText else { return cell.value.trimmed }
    let text = cell.text.trimmed
    switch FieldTable.prompt[key: key]?.shape {
    case .flag:
      return ["true", "false"].contains(text.lowercased()) ? .bool(text.lowercased() == "true") : .string(text)
    case .integer: return Int(text).map(ContentValue.int) ?? .string(text)
    case .list: return list(text, cell, key: key)
    case .openMap, .anything: return json(text, cell, key: key)
    default: return .string(text)
    }
  }

  private mutating func list(_ text: String, _ cell: TableCell, key: String) -> ContentValue? {
    if text.hasPrefix("[") { return json(text, cell, key: key) }
    // Addresses and paths may have commas and semicolons in them.
    return key == "tags"
      ? CellText.list(text, separators: ["|", ";", ","]) : CellText.list(text, separators: ["|", "\n", " "])
  }

  /// A list or an object that is written as JSON in a cell.
  private mutating func json(_ text: String, _ cell: TableCell, key: String) -> ContentValue? {
    guard text.hasPrefix("[") || text.hasPrefix("{") else {
      if key == "extra" { return .string(text) }
      problems.add(
        "\(key) is \(ShownText.quoted(text)); expected an object in JSON", at: cell.place,
        help: "such as \(Self.example(of: key)), or a column \(key).finish")
      return nil
    }
    do throws(Diagnostics) {
      return try JSONReader.value(of: text)
    } catch {
      problems.add(
        "\(key) is no JSON: \(error.all.first?.message ?? "it cannot be read")", at: cell.place,
        help: key == "tags" ? "or write them with commas between them" : nil)
      return nil
    }
  }

  private static func example(of key: String) -> String {
    key == "matrix" ? "{\"finish\": [\"steel\", \"black\"]}" : "{\"finish\": \"steel\"}"
  }

  private mutating func merge(_ added: [ContentValue.Member], into key: String) {
    var all: [ContentValue.Member] = []
    if case .map(let written) = values[key] {
      all = written
    } else if values[key] != nil {
      problems.add(
        "\(key) is no object, and has a column \(key).\(added.first?.key ?? "") too", at: places[key] ?? row.place)
      return
    }
    for member in added {
      guard !all.contains(where: { $0.key == member.key }) else {
        problems.add("\(key).\(member.key) is there twice", at: places[key] ?? row.place)
        return
      }
      all.append(member)
    }
    values[key] = .map(all)
  }

  /// The path of the prompt file, and the column that its last part comes from.
  private mutating func path() -> (path: String, column: String?)? {
    let (stem, column) = stem()
    let path = ContentPath.composed((album.isEmpty ? "" : album + "/") + stem)
    let place = column.map(place(ofColumn:)) ?? row.place
    guard !stem.isEmpty else {
      problems.add(
        "the row says nothing that a file could be named after", at: place,
        help: "write a name in a column \"name\" or \"file\"")
      return nil
    }
    if stem == "content" || stem.hasPrefix("content/") {
      problems.add(
        "file begins with content/; paths are below it already", at: place,
        help: "write \(stem.dropFirst("content/".count))")
      return nil
    }
    if let fault = ContentPath.fault(in: path) {
      problems.add("\(column ?? "the name") gives the path \(ShownText.quoted(path)); \(fault)", at: place)
      return nil
    }
    return (path + ".md", column)
  }

  private func stem() -> (stem: String, column: String?) {
    if let file = names[.file]?.text {
      let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
      return (stem, "file")
    }
    let (name, column) = name()
    let folder = names[.album]?.text.trimmedSlashes ?? ""
    return (name.isEmpty || folder.isEmpty ? name : folder + "/" + name, column)
  }

  private func name() -> (name: String, column: String?) {
    if let name = names[.name]?.text { return (name.hasSuffix(".md") ? String(name.dropLast(3)) : name, "name") }
    for key in ["slug", "title"] {
      guard let text = values[key]?.scalarText else { continue }
      let slug = Slug.make(text)
      if !slug.isEmpty { return (CellText.shortened(slug, to: 100), key) }
    }
    return (CellText.shortened(Slug.make(String(names[.prompt]?.text.prefix(200) ?? "")), to: 60), nil)
  }
}
