package import GalleryModel
import PromptFiles
package import SiteFolder

/// The prompt files of a table, checked against a site: by the reader of prompt files itself, as if they were there.
package struct PromptImport: Sendable {
  /// In the order of the rows.
  package let files: [ImportedFile]

  /// Checks everything; nothing is written.
  /// - Parameters:
  ///   - album: the folder below `content/` that all files are put into; empty for `content/` itself.
  ///   - fillsPlaceholders: whether `{{name}}` in prompts is a placeholder; it is a literal text otherwise.
  /// - Throws: every problem, with its place in the table.
  package init(
    _ table: PromptTable, site: SiteFolder, settings: GallerySettings, album: String = "",
    fillsPlaceholders: Bool = false
  ) throws(Diagnostics) {
    let (drafts, faults) = table.drafts(below: album)
    var check = ImportCheck(table: table, site: site, problems: table.diagnostics + faults)
    let texts = drafts.map { draft in
      PromptFileText(keys: draft.keys, prompt: draft.prompt, fillsPlaceholders: fillsPlaceholders)
    }
    check.findRepeats(in: drafts)
    let states = zip(drafts, texts).map { check.state(of: $0, bytes: $1.bytes) }
    var new: [String: [UInt8]] = [:]
    for (index, draft) in drafts.enumerated() where states[index] == .new { new[draft.path] = texts[index].bytes }
    let reading = ContentReader(site: site, settings: settings).read(adding: new)
    check.take(reading.diagnostics, drafts: drafts, texts: texts, states: states)
    if check.problems.isEmpty, let content = reading.content {
      check.compare(content, drafts: drafts, texts: texts, fillsPlaceholders: fillsPlaceholders)
    }
    guard check.problems.isEmpty else { throw Diagnostics(check.problems) }
    let ids = Dictionary(
      (reading.content?.files ?? []).map { ($0.file, $0.pictures.first?.id.text ?? $0.id) }
    ) { first, _ in first }
    files = drafts.indices.map { index in
      let file = ContentPath.root + "/" + drafts[index].path
      return ImportedFile(
        file: file, id: ids[file] ?? drafts[index].path, bytes: texts[index].bytes, state: states[index] ?? .new,
        place: drafts[index].place)
    }
  }

  /// Writes what is new, each file whole or not at all, and never over another one.
  /// - Parameters:
  ///   - isStopped: asked before each file.
  ///   - written: told of each file.
  /// - Returns: a file that somebody else has made meanwhile, before which writing stopped; nil where all is well.
  package func write(
    to site: SiteFolder, isStopped: () -> Bool = { false }, written: (ImportedFile) -> Void
  ) throws(SiteFolderError) -> ImportedFile? {
    for file in files where file.state == .new {
      if isStopped() { return nil }
      guard try site.add(file.file, bytes: file.bytes) else { return file }
      written(file)
    }
    return nil
  }
}
