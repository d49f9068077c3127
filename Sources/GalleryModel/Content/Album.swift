/// A folder under `content/`, described by its `_index.md` where it has one.
package struct Album: Hashable, Sendable {
  /// Path below `content/`, such as `products`; empty for the content folder itself.
  package var path: String
  /// The address below the site's root, without `/` at its ends, such as `products`; empty for the home page.
  package var address: String
  package var title: String
  package var description: String?
  /// The body of `_index.md` as Markdown; empty where there is none.
  package var notes: String
  /// Smaller comes first; equal weights and albums without one follow by order number, then by path.
  package var weight: Int?
  /// The leading number of the folder's name.
  package var order: Int?
  /// The picture id that stands for the album.
  package var cover: String?
  /// The template of the album's page, or nil for the theme's own.
  package var template: String?
  /// Where its file names the template; nil where it names none.
  package var templatePlace: SourcePlace?
  package var extra: ContentValue?

  package init(
    path: String, address: String, title: String, description: String? = nil, notes: String = "", weight: Int? = nil,
    order: Int? = nil, cover: String? = nil, template: String? = nil, templatePlace: SourcePlace? = nil,
    extra: ContentValue? = nil
  ) {
    self.path = path
    self.address = address
    self.title = title
    self.description = description
    self.notes = notes
    self.weight = weight
    self.order = order
    self.cover = cover
    self.template = template
    self.templatePlace = templatePlace
    self.extra = extra
  }
}
