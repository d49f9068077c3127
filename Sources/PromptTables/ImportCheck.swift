import Foundation
import GalleryModel
import PromptFiles
import SiteFolder

/// Finds out whether files could be added to a site, and says where in the table the reason stands.
struct ImportCheck {
  private static let readLimit = 1_048_576

  let table: PromptTable
  let site: SiteFolder
  private(set) var problems: [Diagnostic]
  /// Folders that have been looked at, and whether files may be put into them.
  private var folders: [String: Bool] = [:]
  /// Rows whose file cannot be there at all.
  private var refused: Set<String> = []

  init(table: PromptTable, site: SiteFolder, problems: [Diagnostic]) {
    self.table = table
    self.site = site
    self.problems = problems
  }

  /// Reports rows that ask for the same file, also where only some systems take two names for the same.
  mutating func findRepeats(in drafts: [PromptDraft]) {
    var owners: [String: PromptDraft] = [:]
    for draft in drafts {
      let key = Slug.foldingKey(draft.path)
      guard let other = owners[key] else {
        owners[key] = draft
        continue
      }
      refused.insert(draft.path)
      let names = other.path == draft.path ? "content/\(draft.path)" : "content/\(other.path) and content/\(draft.path)"
      let verb =
        other.path == draft.path ? "would both be \(names)" : "would be \(names), which are one file on some systems"
      problems.append(
        table.error(
          "the rows in the lines \(other.place.line) and \(draft.place.line) \(verb)", at: draft.pathPlace,
          help: draft.pathColumn == nil || draft.pathColumn == "title"
            ? "give each a name in a column \"name\" or \"file\""
            : "give one of them another \(draft.pathColumn ?? "name")"))
    }
  }

  /// Whether a file is new; nil where it cannot be written, which is reported.
  mutating func state(of draft: PromptDraft, bytes: [UInt8]) -> ImportedFile.State? {
    guard !refused.contains(draft.path) else { return nil }
    let file = ContentPath.root + "/" + draft.path
    do throws(SiteFolderError) {
      guard try isFolderUsable(draft) else { return nil }
      guard let kind = try site.kind(at: file) else { return .new }
      if kind == .file, try site.readIfPresent(file, limit: Self.readLimit) == bytes { return .same }
      problems.append(
        table.error(
          kind == .file
            ? "\(file) is there already, with another text; nothing is ever overwritten"
            : "\(file) is there already, and it is no regular file", at: draft.pathPlace,
          help: "remove the row, or name another file in a column \"file\""))
    } catch {
      problems.append(table.error("\(file) cannot be written: \(error)", at: draft.pathPlace))
    }
    return nil
  }

  /// A link could lead to another part of the site, which is none of an import's business.
  private mutating func isFolderUsable(_ draft: PromptDraft) throws(SiteFolderError) -> Bool {
    for folder in [ContentPath.root] + ContentPath.folders(of: draft.path).map({ ContentPath.root + "/" + $0 }) {
      if let isUsable = folders[folder] {
        if !isUsable { return false }
        continue
      }
      let kind = try site.kind(at: folder)
      let isUsable = kind == nil || kind == .folder
      folders[folder] = isUsable
      if !isUsable {
        let reason = kind == .link ? "is a link, and an import follows none" : "is no folder"
        problems.append(table.error("\(folder) \(reason)", at: draft.pathPlace))
        return false
      }
    }
    return true
  }

  /// Takes what the reader of prompt files found, with the places of the table where it is about its rows.
  ///
  /// What is wrong with a file that is there already, and another one than the row asks for, is not the row's fault.
  mutating func take(
    _ diagnostics: [Diagnostic], drafts: [PromptDraft], texts: [PromptFileText], states: [ImportedFile.State?]
  ) {
    let rows = Dictionary(
      drafts.indices.filter { states[$0] != nil }.map { (ContentPath.root + "/" + drafts[$0].path, $0) }
    ) { first, _ in first }
    for diagnostic in diagnostics {
      guard let file = diagnostic.file else {
        problems.append(diagnostic)
        continue
      }
      if let index = rows[file] {
        problems.append(moved(diagnostic, to: place(of: diagnostic, in: drafts[index], texts[index])))
      } else if let draft = drafts.first(where: { (ContentPath.root + "/" + $0.path).hasPrefix(file + "/") }),
        folders[file] == true, !isThere(file)
      {
        problems.append(moved(diagnostic, to: draft.pathPlace))
      } else {
        problems.append(diagnostic)
      }
    }
  }

  private func isThere(_ folder: String) -> Bool {
    do throws(SiteFolderError) {
      return try site.kind(at: folder) != nil
    } catch {
      return true  // whatever it is, it is not the table's
    }
  }

  private func place(of diagnostic: Diagnostic, in draft: PromptDraft, _ text: PromptFileText) -> SourcePlace {
    // What concerns a file as a whole, such as its address, comes from where its name does.
    guard let line = diagnostic.line, diagnostic.excerpt != nil || line > 1 else { return draft.pathPlace }
    return switch text.owner(ofLine: line) {
    case .prompt: draft.promptPlace
    case .key(let key): draft.keyPlaces[key] ?? draft.place
    case nil: draft.pathPlace
    }
  }

  private func moved(_ diagnostic: Diagnostic, to place: SourcePlace) -> Diagnostic {
    var moved = table.error(diagnostic.message, at: place, help: diagnostic.help)
    moved.severity = diagnostic.severity
    return moved
  }

  /// Compares what the reader made of the files with what stands in the table.
  mutating func compare(
    _ content: GalleryContent, drafts: [PromptDraft], texts: [PromptFileText], fillsPlaceholders: Bool
  ) {
    let read = Dictionary(content.files.map { ($0.file, $0) }) { first, _ in first }
    for (draft, text) in zip(drafts, texts) {
      let pictures = read[ContentPath.root + "/" + draft.path]?.pictures ?? []
      let prompt = ImageRequest.normalized(draft.prompt)
      let isSame = fillsPlaceholders || pictures.allSatisfy { $0.request.prompt == prompt }
      guard text.isExact, !pictures.isEmpty, isSame else {
        problems.append(
          table.error(
            "the row cannot be written as a prompt file that says the same", at: draft.place,
            help: "look for unusual characters in it"))
        continue
      }
    }
  }
}
