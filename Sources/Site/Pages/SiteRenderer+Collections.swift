import GalleryModel

extension SiteRenderer {
  /// How many times as long as high a row of the grid is on a wide screen, by the theme's style sheet.
  private static let rowLength = 5.4

  /// How many pictures the first row has: they are in view at once, and load without waiting.
  private func firstRow(of positions: some Sequence<Int>) -> Int {
    var count = 0
    var length = 0.0
    for position in positions where length < Self.rowLength {
      let shape = index.entries[position].cover.shape
      length += min(10, max(0.1, Double(shape.width) / Double(shape.height)))
      count += 1
    }
    return count
  }

  /// The home page and every album, each on as many pages as it needs.
  func homeAndAlbumPages() throws(Diagnostics) -> [OutputFile] {
    var files: [OutputFile] = []
    let home = index.albums[""]
    files += try collection(
      title: input.settings.title, description: home?.description ?? input.settings.description, album: home,
      address: "", entries: Array(index.entries.indices), template: home?.template ?? "home")
    for album in input.content.albums where !album.path.isEmpty {
      files += try collection(
        title: album.title, description: album.description, album: album, address: album.address,
        entries: index.entriesByAlbum[album.path] ?? [], template: album.template ?? "album")
    }
    return files
  }

  /// Every tag and model, and the lists of them.
  func topicPages() throws(Diagnostics) -> [OutputFile] {
    var files: [OutputFile] = []
    for (topics, folder, template, list) in [
      (index.tags, "tags", "tag", "tags"), (index.models, "models", "model", "models"),
    ] where !topics.isEmpty {
      for topic in topics {
        files += try collection(
          title: topic.title, description: nil, album: nil, address: "\(folder)/\(topic.slug)", entries: topic.entries,
          template: template)
      }
      let location = PageLocation(folder)
      let entries = topics.map { topic in
        IndexEntryValue(
          text: topic.title, url: location.page("\(folder)/\(topic.slug)"),
          count: CountValue(topic.entries.count, .works, words))
      }
      files.append(
        try page(
          IndexValue(entries: entries), frame: frameValue(location, title: "", description: nil), template: list,
          path: PageFiles.page(folder)))
    }
    return files
  }

  private func collection(
    title: String, description: String?, album: Album?, address: String, entries: [Int], template: String
  ) throws(Diagnostics) -> [OutputFile] {
    let total = max(1, (entries.count + Self.pageSize - 1) / Self.pageSize)
    var files: [OutputFile] = []
    for number in 1...total {
      let location = PageLocation(PageFiles.address(address, page: number))
      let start = (number - 1) * Self.pageSize
      let shown = Array(entries[min(start, entries.count)..<min(start + Self.pageSize, entries.count)])
      var content = CollectionValue(
        title: title, description: description, items: items(shown, at: location),
        count: CountValue(entries.count, .works, words),
        pagination: PaginationValue(number: number, of: total) { location.page(PageFiles.address(address, page: $0)) },
        order: address.isEmpty ? index.order : nil, extra: ExtraValue(album?.extra), isFirstPage: number == 1,
        isHome: address.isEmpty)
      try hang(album, in: &content, at: location)
      let frame = frameValue(
        location, title: number == 1 ? title : "\(title) (\(number))", description: description,
        cover: (album.flatMap(index.cover) ?? shown.first.map { index.entries[$0].cover }))
      files.append(
        try page(
          content, frame: frame, template: template, path: PageFiles.page(location.address),
          source: album.map { "content/" + ($0.path.isEmpty ? "" : $0.path + "/") }))
    }
    return files
  }

  /// - Parameter positions: in ``GalleryIndex/entries``.
  func items(_ positions: [Int], at location: PageLocation) -> [GridItemValue] {
    let eager = firstRow(of: positions)
    return positions.enumerated().map { offset, position in
      GridItemValue(entry: index.entries[position], location: location, isEager: offset < eager, words: words)
    }
  }

  /// What an album's own page says besides its pictures; most of it on the first page only.
  func hang(_ album: Album?, in content: inout CollectionValue, at location: PageLocation) throws(Diagnostics) {
    content.breadcrumb = breadcrumb(to: album, at: location)
    guard content.isFirstPage else { return }
    content.notes = try notes(of: album, at: location)
    if !content.isHome { content.albums = albumValues(below: album, at: location) }
  }

  /// What stands around a page at an address.
  func frameValue(
    _ location: PageLocation, title: String, description: String?, cover: PreparedWork? = nil
  ) -> FrameValue {
    FrameValue(
      shared: frame, location: location, documentTitle: documentTitle(title), metaDescription: description,
      canonicalURL: address.page(location.address), pageImage: cover.flatMap(pageImage),
      toneClass: cover?.rendered.flatMap { Tone($0.dominantColour)?.classes })
  }

  private func pageImage(of work: PreparedWork) -> PageImageValue? {
    let fallback = work.pictureValue(at: PageLocation(""), isEager: false)?.fallback
    guard let file = work.rendered?.card ?? fallback, let url = address.file(PageFiles.rendition(file))
    else { return nil }
    return PageImageValue(
      url: url, width: file.width, height: file.height, alt: work.alt, type: file.format.mediaType)
  }

  private func notes(of album: Album?, at location: PageLocation) throws(Diagnostics) -> String? {
    guard let album, !album.notes.isEmpty else { return nil }
    let file = "content/" + (album.path.isEmpty ? "" : album.path + "/") + "_index.md"
    return try notesMarkup(album.notes, file: file, at: location)
  }

  /// Notes with their links as seen from a page.
  func notesMarkup(_ markdown: String, file: String, at location: PageLocation) throws(Diagnostics) -> String? {
    try NotesMarkup { index.addresses[$0].map(location.page) }.render(markdown, in: file)
  }

  private func breadcrumb(to album: Album?, at location: PageLocation) -> [LinkValue] {
    guard let album else { return [] }
    return index.way(to: album.path).dropLast().map {
      LinkValue(text: $0.title, url: location.page($0.address))
    }
  }

  private func albumValues(below album: Album?, at location: PageLocation) -> [AlbumValue] {
    guard let album else { return [] }
    return (index.albumsBelow[album.path] ?? []).map { below in
      let cover = index.cover(of: below)
      return AlbumValue(
        title: below.title, url: location.page(below.address), description: below.description,
        count: CountValue(index.countsBelow[below.path] ?? 0, .works, words),
        picture: cover?.pictureValue(at: location, isEager: false), placeholder: cover?.placeholderValue)
    }
  }
}
