import GalleryModel

extension SiteRenderer {
  /// A page for every prompt file, and one for each of its former addresses.
  func promptPages() throws(Diagnostics) -> [OutputFile] {
    var files: [OutputFile] = []
    var problems: [Diagnostic] = []
    for positions in index.entriesByAlbum.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      for (place, position) in positions.value.enumerated() {
        let previous = place > 0 ? positions.value[place - 1] : nil
        let next = place + 1 < positions.value.count ? positions.value[place + 1] : nil
        do throws(Diagnostics) {
          files.append(try promptPage(index.entries[position], previous: previous, next: next))
          files += try aliasPages(of: index.entries[position].file)
        } catch {
          problems += error.all
        }
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return files
  }

  private func promptPage(_ entry: Entry, previous: Int?, next: Int?) throws(Diagnostics) -> OutputFile {
    let file = entry.file
    let location = PageLocation(file.address)
    let content = try promptValue(of: entry, previous: previous, next: next, at: location)
    var frame = frameValue(location, title: file.title, description: entry.summary, cover: entry.cover)
    frame.isArticle = true
    return try page(
      content, frame: frame, template: file.template ?? "prompt", path: PageFiles.page(file.address),
      source: file.file)
  }

  /// - Parameters:
  ///   - previous: the position of the file before it in the album.
  ///   - next: that of the one after it.
  func promptValue(
    of entry: Entry, previous: Int?, next: Int?, at location: PageLocation
  ) throws(Diagnostics) -> PromptPageValue {
    let file = entry.file
    func neighbour(_ position: Int?) -> LinkValue? {
      position.map { index.entries[$0].file }.map { LinkValue(text: $0.title, url: location.page($0.address)) }
    }
    let works = try workValues(of: entry, at: location)
    let objects = ImageObjects(
      works: entry.works, file: file, location: location, address: address, siteTitle: input.settings.title)
    return PromptPageValue(
      id: file.id, title: file.title, description: file.description, isDraft: file.draft,
      date: file.date.map { DateValue($0, words) }, author: file.author ?? input.settings.author,
      license: (file.license ?? input.settings.license).map { LicenseValue(text: $0) },
      tags: tagLinks(of: file, at: location),
      breadcrumb: index.way(to: file.album).map { LinkValue(text: $0.title, url: location.page($0.address)) },
      previous: neighbour(previous), next: neighbour(next), works: works,
      blocks: blockValues(works), jsonLD: objects.json, extra: ExtraValue(file.extra))
  }

  func tagLinks(of file: PromptFile, at location: PageLocation) -> [LinkValue] {
    file.tags.map { tag in
      let slug = Slug.make(tag)
      return LinkValue(text: tag, url: slug.isEmpty ? nil : location.page("tags/" + slug))
    }
  }

  /// The notes before each prompt block, by its position, and after the last one.
  func notes(
    of entry: Entry, at location: PageLocation
  ) throws(Diagnostics) -> (before: [Int: String], after: String?) {
    var before: [Int: String] = [:]
    var pending = ""
    for segment in entry.file.body {
      switch segment {
      case .markdown(let text):
        pending += pending.isEmpty ? text : "\n\n" + text
      case .prompt(let position):
        before[position] = try notesMarkup(pending, file: entry.file.file, at: location)
        pending = ""
      }
    }
    return (before, try notesMarkup(pending, file: entry.file.file, at: location))
  }

  private func aliasPages(of file: PromptFile) throws(Diagnostics) -> [OutputFile] {
    var files: [OutputFile] = []
    for alias in file.aliases {
      // An alias that names a file, such as `old/espresso.html`, stands there and not in a folder of that name.
      let isFile = alias.hasSuffix(".html") || alias.hasSuffix(".htm")
      let location = PageLocation(isFile ? alias.split(separator: "/").dropLast().joined(separator: "/") : alias)
      var frame = frameValue(location, title: file.title, description: nil)
      frame.canonicalURL = address.page(file.address)
      frame.noindex = true
      files.append(
        try page(
          AliasValue(title: file.title, target: location.page(file.address)), frame: frame, template: "alias",
          path: isFile ? alias : PageFiles.page(alias), source: file.file))
    }
    return files
  }
}
