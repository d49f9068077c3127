import GalleryModel

/// An album within an album, with the picture that stands for it.
struct AlbumValue: TemplateValue {
  enum Name: String, CaseIterable { case title, url, description, count, picture, placeholder }

  var title: String
  var url: String
  var description: String?
  /// Prompt files in it and in the albums below it.
  var count: CountValue
  var picture: PictureValue?
  var placeholder: PlaceholderValue?

  func value(_ name: Name) -> Any? {
    switch name {
    case .title: title
    case .url: url
    case .description: description
    case .count: count
    case .picture: picture
    case .placeholder: placeholder
    }
  }
}
