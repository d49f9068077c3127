import GalleryModel

/// A prompt file with what is known of its pictures.
struct Entry: Sendable {
  var file: PromptFile
  /// One for each picture, in their order; at least one.
  var works: [PreparedWork]
  /// The picture that stands for the file.
  var cover: PreparedWork

  /// Nil for a file without pictures, which has no page.
  init?(_ file: PromptFile, input: GalleryInput, provenances: Provenances) {
    works = file.pictures.map { PreparedWork($0, of: file, input: input, provenances: provenances) }
    guard let first = works.first else { return nil }
    self.file = file
    cover = works.first { $0.picture.id == file.coverPicture?.id } ?? first
  }

  /// What search engines and feeds say of the page: the author's description, else the beginning of the prompt.
  var summary: String { file.description ?? Excerpt.of(works[0].picture.request.prompt, atMost: 200) }
}
