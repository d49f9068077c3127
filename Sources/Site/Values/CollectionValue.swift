/// A page that hangs many prompt files: home, an album, a tag or a model.
struct CollectionValue: TemplateValue {
  enum Name: String, CaseIterable {
    case title, description, notes, breadcrumb, items, albums, count, pagination, order, extra
    case firstPage = "first_page"
    case isHome = "is_home"
    case hasItems = "has_items"
    case hasAlbums = "has_albums"
  }

  var title: String
  var description: String?
  /// Markup made from the album's notes.
  var notes: String?
  /// From the top down, without the page itself.
  var breadcrumb: [LinkValue] = []
  var items: [GridItemValue]
  /// Albums within an album.
  var albums: [AlbumValue] = []
  /// Prompt files on all pages of the collection.
  var count: CountValue
  var pagination: PaginationValue?
  /// Of the home page's collection, see ``GalleryIndex/order``.
  var order: String?
  var extra: ExtraValue?
  var isFirstPage: Bool
  var isHome = false

  func value(_ name: Name) -> Any? {
    switch name {
    case .title: title
    case .description: description
    case .notes: notes
    case .breadcrumb: breadcrumb
    case .items: items
    case .albums: albums
    case .count: count
    case .pagination: pagination
    case .order: order
    case .extra: extra
    case .firstPage: isFirstPage
    case .isHome: isHome
    case .hasItems: !items.isEmpty
    case .hasAlbums: !albums.isEmpty
    }
  }
}
