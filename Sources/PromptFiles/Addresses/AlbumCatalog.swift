import Foundation
import GalleryModel

/// The albums of a gallery and their addresses.
struct AlbumCatalog {
  private struct Entry {
    var album: Album
    var slug: String?
    var spot: Spot
    var coverSpot: Spot?
    var isAddressable: Bool
  }

  private var entries: [String: Entry] = [:]
  /// Paths, each after the album that it stands in.
  private let folders: [String]

  /// - Parameter folders: paths below `content/`, each after the one that it stands in.
  init(folders: [String], settings: GallerySettings) {
    self.folders = folders
    for folder in folders {
      let name = Self.name(of: folder)
      let album = Album(
        path: folder.precomposedStringWithCanonicalMapping, address: "",
        title: folder.isEmpty ? settings.title : name.title, description: folder.isEmpty ? settings.description : nil,
        order: name.order)
      entries[folder] = Entry(
        album: album, spot: Spot(file: ContentTree.sitePath(folder), place: .start), isAddressable: true)
    }
  }

  /// Adds what an `_index.md` says.
  mutating func describe(_ folder: String, by fields: AlbumFields) {
    guard var entry = entries[folder] else { return }
    entry.album.title = fields.title ?? entry.album.title
    entry.album.description = fields.description ?? entry.album.description
    entry.album.notes = fields.notes
    entry.album.weight = fields.weight
    entry.album.cover = fields.cover?.value
    entry.album.template = fields.template?.value
    entry.album.templatePlace = fields.template?.place.inSource
    entry.album.extra = fields.extra
    entry.slug = fields.slug?.value
    entry.spot = fields.addressSpot
    entry.coverSpot = fields.coverSpot
    entry.isAddressable = !fields.hasUnusableSlug
    entries[folder] = entry
  }

  /// Gives every album its address, once all are described.
  mutating func settle() {
    for folder in folders where !folder.isEmpty {
      guard var entry = entries[folder] else { continue }
      let parent = entries[PromptFileReader.folder(of: folder)]
      let part = entry.slug ?? Self.name(of: folder).slug
      entry.album.address = (parent.map(\.album.address).flatMap { $0.isEmpty ? nil : $0 + "/" } ?? "") + part
      entry.isAddressable = entry.isAddressable && !part.isEmpty && parent?.isAddressable ?? true
      entries[folder] = entry
    }
  }

  var all: [Album] { folders.compactMap { entries[$0]?.album } }

  /// The albums by the paths of their folders, each after the one that it stands in.
  var paths: [String] { folders }

  func album(at folder: String) -> Album? { entries[folder]?.album }

  /// Whether the address of an album is known.
  func isAddressable(_ folder: String) -> Bool { entries[folder]?.isAddressable ?? false }

  /// The last part of an album's address.
  func part(of folder: String) -> String { entries[folder]?.slug ?? Self.name(of: folder).slug }

  /// Whether the last part of its address was written by its author.
  func hasSlug(_ folder: String) -> Bool { entries[folder]?.slug != nil }

  func spot(of folder: String) -> Spot {
    entries[folder]?.spot ?? Spot(file: ContentTree.sitePath(folder), place: .start)
  }

  func coverSpot(of folder: String) -> Spot? { entries[folder]?.coverSpot }

  mutating func setCover(_ cover: String, of folder: String) {
    entries[folder]?.album.cover = cover
  }

  private static func name(of folder: String) -> ContentName {
    ContentName(folder.split(separator: "/").last.map(String.init) ?? folder)
  }
}
