/// A `.md` file under `content/`: one page, with the pictures that it asks for.
package struct PromptFile: Hashable, Sendable {
  /// Path relative to the site, such as `content/products/espresso.md`.
  package var file: String
  /// What its pictures' ids begin with, such as `products/espresso`.
  package var id: String
  /// The address below the site's root, without `/` at its ends, such as `products/espresso`.
  package var address: String
  /// The path of the album that it stands in; empty for the content folder itself.
  package var album: String
  package var title: String
  package var date: ContentDate?
  /// In the order written, without repeats.
  package var tags: [String]
  package var description: String?
  package var author: String?
  package var license: String?
  package var draft: Bool
  /// Smaller comes first.
  package var weight: Int?
  /// The leading number of the file's name.
  package var order: Int?
  /// The template of the page, or nil for the theme's own.
  package var template: String?
  /// Where its file names the template; nil where it names none.
  package var templatePlace: SourcePlace?
  /// Former addresses that lead here, without `/` at their ends.
  package var aliases: [String]
  /// The id of the picture that stands for the page; its first picture otherwise.
  package var cover: String?
  package var extra: ContentValue?
  /// Notes and prompts in the order written.
  package var body: [NoteSegment]
  /// Block by block in the order written, in each cell by cell of the matrix, in each take by take; at least one.
  package var pictures: [Picture]

  /// The picture that stands for the file: the one that it names, else its first.
  package var coverPicture: Picture? { pictures.first { $0.id.text == cover } ?? pictures.first }

  package init(
    file: String, id: String, address: String, album: String, title: String, date: ContentDate? = nil,
    tags: [String] = [], description: String? = nil, author: String? = nil, license: String? = nil,
    draft: Bool = false, weight: Int? = nil, order: Int? = nil, template: String? = nil,
    templatePlace: SourcePlace? = nil, aliases: [String] = [],
    cover: String? = nil, extra: ContentValue? = nil, body: [NoteSegment] = [], pictures: [Picture]
  ) {
    self.file = file
    self.id = id
    self.address = address
    self.album = album
    self.title = title
    self.date = date
    self.tags = tags
    self.description = description
    self.author = author
    self.license = license
    self.draft = draft
    self.weight = weight
    self.order = order
    self.template = template
    self.templatePlace = templatePlace
    self.aliases = aliases
    self.cover = cover
    self.extra = extra
    self.body = body
    self.pictures = pictures
  }
}
