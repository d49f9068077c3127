import GalleryModel

extension SiteRenderer {
  /// Entries of the feed.
  private static let feedLength = 100

  /// Costs, the page for addresses that do not exist, and what machines read.
  func otherPages() throws(Diagnostics) -> [OutputFile] {
    var files = [
      try page(
        CostsValue(summary: input.costs), frame: frameValue(PageLocation("costs"), title: "", description: nil),
        template: "costs", path: PageFiles.page("costs"))
    ]
    // What an author puts into static/ under these names counts, but for the sandbox's robots.txt.
    let own = Set(input.staticFiles)
    if !own.contains("404.html") { files.append(try notFoundPage()) }
    if !own.contains("feed.xml"), let feed = try feed() { files.append(feed) }
    if !own.contains("sitemap.xml"), let sitemap = try sitemap() { files.append(sitemap) }
    if !own.contains("robots.txt") || input.sandbox { files.append(robots()) }
    return files
  }

  private func notFoundPage() throws(Diagnostics) -> OutputFile {
    var frame = frameValue(PageLocation(anywhereBelow: frame.rootPath), title: "", description: nil)
    frame.canonicalURL = nil
    frame.noindex = true
    return try page(IndexValue(entries: []), frame: frame, template: "404", path: "404.html")
  }

  private func robots() -> OutputFile {
    var text = "# \(OwnFile.comment)\nUser-agent: *\n"
    if input.sandbox {
      text += "Disallow: /\n"
    } else {
      text += "Allow: /\n"
      if let sitemap = address.file("sitemap.xml") { text += "Sitemap: \(sitemap)\n" }
    }
    return OutputFile(path: "robots.txt", content: .bytes(Array(text.utf8)))
  }

  private func feed() throws(Diagnostics) -> OutputFile? {
    guard let url = address.page(""), let feedAddress = address.file("feed.xml"), frame.hasFeed else { return nil }
    let dated = index.entries.compactMap { entry in entry.file.date.map { (date: $0, entry: entry) } }
      .sorted { first, second in
        (second.date.seconds, first.entry.file.address) < (first.date.seconds, second.entry.file.address)
      }
      .prefix(Self.feedLength)
    let entries = dated.map { date, entry in
      FeedEntryValue(
        title: entry.file.title, url: url + AddressText.encoded(entry.file.address) + "/",
        updated: Timestamp(seconds: date.seconds).description, summary: entry.summary, author: entry.file.author,
        tags: entry.file.tags.map { LinkValue(text: $0) })
    }
    let content = FeedValue(
      url: url, feedAddress: feedAddress, updated: entries.first?.updated ?? "",
      author: input.settings.author ?? input.settings.title, entries: entries)
    return try page(
      content, frame: frameValue(PageLocation(""), title: input.settings.title, description: nil), template: "feed",
      path: "feed.xml")
  }

  private func sitemap() throws(Diagnostics) -> OutputFile? {
    guard address.base != nil else { return nil }
    let plain =
      ["", "costs"] + input.content.albums.map(\.address).filter { !$0.isEmpty }
      + (index.tags.isEmpty ? [] : ["tags"]) + index.tags.map { "tags/" + $0.slug }
      + (index.models.isEmpty ? [] : ["models"]) + index.models.map { "models/" + $0.slug }
    let entries =
      plain.compactMap { address.page($0).map { SitemapEntryValue(url: $0) } }
      + index.entries.compactMap { entry in
        address.page(entry.file.address).map {
          SitemapEntryValue(url: $0, updated: entry.file.date.map { DateValue($0).day })
        }
      }
    return try page(
      SitemapValue(entries: entries), frame: frameValue(PageLocation(""), title: "", description: nil),
      template: "sitemap", path: "sitemap.xml")
  }

  /// The theme's assets, and the style sheet of the shapes.
  func assetFiles() -> [OutputFile] {
    let shapes = ShapeSheet(index)
    return theme.assets.map {
      OutputFile(
        path: $0.outputPath, content: .bytes($0.bytes), source: "\(Theme.folder)/\(ThemeAsset.folder)/\($0.path)")
    } + [OutputFile(path: shapes.path, content: .bytes(shapes.bytes))]
  }

  /// The renditions that pages name, each once.
  func renditionFiles() -> [OutputFile] {
    var seen: Set<String> = []
    let works = index.entries.flatMap(\.works)
    let references = works.flatMap(\.picture.request.images).compactMap(renderedFile)
    return (works.compactMap(\.rendered) + references).flatMap(\.files)
      .filter { seen.insert($0.path).inserted }
      .map {
        OutputFile(
          path: PageFiles.rendition($0), content: .copy(from: GalleryInput.renditionsFolder + "/" + $0.path))
      }
  }

  /// What edits build on, for the API to read there.
  func referenceFiles() -> [OutputFile] {
    input.references.values.map { OutputFile(path: $0.reference.path, content: .copy(from: $0.source)) }
  }

  /// What lies in `static/`, as it is.
  func staticFiles() -> [OutputFile] {
    input.staticFiles.filter { !(input.sandbox && $0 == "robots.txt") }.map {
      let source = GalleryInput.staticFolder + "/" + $0
      return OutputFile(path: $0, content: .copy(from: source), source: source)
    }
  }
}
