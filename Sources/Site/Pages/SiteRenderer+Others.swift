import GalleryModel

extension SiteRenderer {
  /// Entries of the feed.
  private static let feedLength = 100

  /// Costs, the page for addresses that do not exist, and what machines read.
  func otherPages() throws(Diagnostics) -> [OutputFile] {
    var files = input.settings.costsPage ? [try costsPage()] : []
    // What an author puts into static/ under these names counts, but for the sandbox's robots.txt.
    let own = Set(input.staticFiles)
    if !own.contains("404.html") { files.append(try notFoundPage()) }
    if !own.contains("feed.xml"), let feed = try feed() { files.append(feed) }
    if !own.contains("sitemap.xml"), let sitemap = try sitemap() { files.append(sitemap) }
    if !own.contains("_headers") {
      files.append(
        try page(
          IndexValue(entries: []), frame: frameValue(PageLocation(""), title: "", description: nil),
          template: "headers", path: "_headers"))
    }
    if !own.contains("robots.txt") || input.sandbox { files.append(robots()) }
    return files
  }

  private func costsPage() throws(Diagnostics) -> OutputFile {
    let location = PageLocation("costs")
    return try page(
      costsValue(at: location), frame: frameValue(location, title: "", description: nil), template: "costs",
      path: PageFiles.page("costs"))
  }

  func costsValue(at location: PageLocation) -> CostsValue {
    let costs = input.costs
    let dearest = costs.dearest.compactMap { dear -> DearestValue? in
      guard let place = index.places[dear.picture] else { return nil }
      let entry = index.entries[place.entry]
      return DearestValue(
        link: LinkValue(text: entry.file.title, url: location.page(entry.file.address) + "#" + place.anchor),
        work: entry.works[place.work], credits: dear.credits, greatest: costs.dearest.map(\.credits).max() ?? 0,
        money: dear.money.flatMap { money in costs.currency.map { words.money(money, $0) } }, location: location,
        words: words)
    }
    var albums = index.albums.mapValues(\.title)
    albums[""] = input.settings.title
    return CostsValue(summary: costs, dearest: dearest, albums: albums, words: words)
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
    guard let content = feedValue() else { return nil }
    return try page(
      content, frame: frameValue(PageLocation(""), title: input.settings.title, description: nil), template: "feed",
      path: "feed.xml")
  }

  /// Nil where the site's address is not known, or nothing has a date.
  func feedValue() -> FeedValue? {
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
        tags: entry.file.tags.map { LinkValue(text: $0) },
        picture: entry.cover.pictureValue(at: PageLocation(anywhereBelow: url), isEager: false),
        prompt: entry.cover.picture.request.prompt)
    }
    return FeedValue(
      url: url, feedAddress: feedAddress, updated: entries.first?.updated ?? "",
      author: input.settings.author ?? input.settings.title, entries: entries)
  }

  private func sitemap() throws(Diagnostics) -> OutputFile? {
    guard address.base != nil else { return nil }
    return try page(
      sitemapValue(), frame: frameValue(PageLocation(""), title: "", description: nil), template: "sitemap",
      path: "sitemap.xml")
  }

  func sitemapValue() -> SitemapValue {
    let plain =
      [""] + (input.settings.costsPage ? ["costs"] : []) + input.content.albums.map(\.address).filter { !$0.isEmpty }
      + (index.tags.isEmpty ? [] : ["tags"]) + index.tags.map { "tags/" + $0.slug }
      + (index.models.isEmpty ? [] : ["models"]) + index.models.map { "models/" + $0.slug }
    let entries =
      plain.compactMap { address.page($0).map { SitemapEntryValue(url: $0) } }
      + index.entries.compactMap { entry in
        address.page(entry.file.address).map {
          SitemapEntryValue(
            url: $0, updated: entry.file.date.map { String($0.text.prefix(10)) }, pictures: pictures(of: entry))
        }
      }
    return SitemapValue(entries: entries)
  }

  /// The absolute addresses of a page's pictures.
  private func pictures(of entry: Entry) -> [LinkValue] {
    entry.works.compactMap { work in
      work.pictureValue(at: PageLocation(""), isEager: false)?.largest.flatMap { file in
        address.file(PageFiles.rendition(file)).map { LinkValue(text: work.alt, url: $0) }
      }
    }
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
    let pages = index.entries.map(\.cover) + input.content.albums.compactMap(index.cover)
    let references = works.flatMap(\.picture.request.images).compactMap(renderedFile)
    let pictures = works.compactMap(\.rendered) + works.flatMap(\.alternates) + references
    // Cards are named by absolute addresses only.
    let cards = address.base == nil ? [] : pages.compactMap { $0.rendered?.card }
    return (pictures.flatMap(\.files) + cards)
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
