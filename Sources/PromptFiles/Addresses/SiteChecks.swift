import GalleryModel

/// What can only be checked when every file has been read: addresses, ids, aliases and covers.
struct SiteChecks {
  private(set) var albums: AlbumCatalog
  private(set) var files: [ReadPromptFile]
  private(set) var diagnostics: [Diagnostic] = []
  /// Prompt files below `content/` that could not be read, without `.md`: nothing is known of their pictures.
  private var unknownIDs: Set<String>
  private var places = TakenPlaces()
  private var covers = CoverNames()

  /// - Parameter unread: paths of files that could not be read.
  init(albums: AlbumCatalog, files: [ReadPromptFile], unread: Set<String>) {
    self.albums = albums
    self.files = files
    unknownIDs = Set(unread.map { String($0.dropLast(".md".count)) })
  }

  mutating func run() {
    checkAlbums()
    let repeated = checkIDs()
    checkAddresses(leavingOut: repeated)
    checkAliases()
    checkCovers()
    unifyTags()
  }

  private mutating func checkAlbums() {
    if albums.hasSlug("") {
      diagnostics.append(albums.spot(of: "").error("the content folder is the home page and has no slug"))
    }
    for folder in albums.paths where !folder.isEmpty {
      let spot = albums.spot(of: folder)
      let part = albums.part(of: folder)
      let name = ContentTree.sitePath(folder)
      if part.isEmpty {
        refuseEmptyName(name, spot, help: "write slug: in \(name)/_index.md")
      } else if albums.isAddressable(folder), let album = albums.album(at: folder) {
        claim(album.address, part: part, for: "the album \(name)", at: spot)
      }
    }
  }

  private mutating func refuseEmptyName(_ name: String, _ spot: Spot, help: String) {
    diagnostics.append(spot.error("\(name) has neither a letter nor a digit for an address", help: help))
  }

  private mutating func claim(_ address: String, part: String, for owner: String, at spot: Spot) {
    if AddressText.isReserved(part: part, atTop: part == address) {
      diagnostics.append(
        spot.error("the address /\(address)/ is used by the site itself", help: "rename \(owner), or give it a slug:"))
    } else if let fault = AddressText.lengthFault(ofPart: part, in: address) {
      diagnostics.append(
        spot.error("the name of \(owner) is too long: \(fault)", help: "rename it, or give it a shorter slug:"))
    } else if case .same(let other) = places.takePage(at: address, for: owner) {
      diagnostics.append(
        spot.error(
          "\(other) and \(owner) would both get the address /\(address)/",
          help: "rename one of them, or give it a slug:"))
    }
  }

  /// - Returns: the files whose ids another file has already; their addresses are not looked at.
  private mutating func checkIDs() -> Set<String> {
    var repeated: Set<String> = []
    var owners: [String: Int] = [:]
    for (index, file) in files.enumerated() {
      for id in [file.file.id] + file.file.pictures.map(\.id.text) {
        let key = AddressText.foldingKey(id)
        if let other = owners[key], other != index {
          repeated.insert(file.path)
          diagnostics.append(
            Spot(file: file.file.file, place: .start).error(
              "\(files[other].file.file) and \(file.file.file) would both have the picture id \"\(id)\"",
              help: "rename one of them"))
          break
        }
        owners[key] = index
      }
    }
    return repeated
  }

  private mutating func checkAddresses(leavingOut repeated: Set<String>) {
    for index in files.indices {
      let file = files[index]
      let part = file.slug ?? file.name.slug
      let folder = file.file.album
      files[index].file.album = albums.album(at: folder)?.path ?? folder
      guard file.isAddressable else { continue }
      guard !part.isEmpty else {
        refuseEmptyName(file.file.file, file.addressSpot, help: "write slug: in its front matter")
        continue
      }
      let album = albums.album(at: folder)?.address ?? ""
      let address = album.isEmpty ? part : album + "/" + part
      files[index].file.address = address
      if albums.isAddressable(folder), !repeated.contains(file.path) {
        claim(address, part: part, for: file.file.file, at: file.addressSpot)
      }
    }
  }

  private mutating func checkAliases() {
    for file in files {
      for (alias, spot) in zip(file.file.aliases, file.aliasSpots) {
        if AddressText.isReserved(alias: alias) {
          diagnostics.append(spot.error("the alias /\(alias) is used by the site itself"))
          continue
        }
        switch places.takeAlias(alias, for: file.file.file) {
        case .same(let other)?:
          diagnostics.append(spot.error("the alias /\(alias) is taken: it leads to \(other) already"))
        case .inTheWay(let other)?:
          diagnostics.append(
            spot.error("the alias /\(alias) needs a folder where a file is, or a file where a folder is: of \(other)"))
        case nil: continue
        }
      }
    }
  }

  private mutating func checkCovers() {
    covers = CoverNames(files.map(\.file))
    unknownIDs.formUnion(files.filter { !$0.isComplete }.map(\.file.id))
    for index in files.indices {
      let file = files[index].file
      guard let cover = file.cover, let spot = files[index].coverSpot, files[index].isComplete else { continue }
      let names = [cover, file.id + cover, file.id + "#" + cover, Self.path(cover, in: file.album)]
      files[index].file.cover = resolve(cover, names, at: spot)
    }
    for folder in albums.paths {
      guard let album = albums.album(at: folder), let cover = album.cover, let spot = albums.coverSpot(of: folder)
      else { continue }
      if let id = resolve(cover, [cover, Self.path(cover, in: album.path)], at: spot) {
        albums.setCover(id, of: folder)
      }
    }
  }

  private static func path(_ name: String, in album: String) -> String {
    album.isEmpty ? name : album + "/" + name
  }

  private mutating func resolve(_ cover: String, _ names: [String], at spot: Spot) -> String? {
    if let id = covers.first(of: names) { return id }
    // A file that has errors of its own may have the picture as soon as they are mended.
    let mayExist = names.contains { name in
      unknownIDs.contains(String(name.unicodeScalars.prefix { !PictureSuffix.marks.contains($0) }))
    }
    if !mayExist {
      diagnostics.append(
        spot.error(
          "cover is \(QuotedText.of(cover)); expected the id of a picture",
          help: covers.nearest(to: cover).map { "did you mean \($0)?" }
            ?? "write an id such as products/espresso#close@finish=steel~2"))
    }
    return nil
  }

  /// Gives tags with the same address the spelling that comes first.
  private mutating func unifyTags() {
    var spellings: [String: String] = [:]
    for index in files.indices {
      files[index].file.tags = files[index].file.tags.map { tag in
        let slug = Slug.make(tag)
        if let spelling = spellings[slug] { return spelling }
        spellings[slug] = tag
        return tag
      }
    }
  }
}
