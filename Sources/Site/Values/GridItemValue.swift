import GalleryModel

/// A prompt file in a grid: its cover, and how many pictures there are behind it.
struct GridItemValue: TemplateValue {
  enum Name: String, CaseIterable { case title, url, picture, placeholder, pictures, draft }

  var entry: Entry
  var location: PageLocation
  var isEager: Bool
  var words: Words

  func value(_ name: Name) -> Any? {
    switch name {
    case .title: entry.file.title
    case .url: location.page(entry.file.address)
    case .picture: entry.cover.pictureValue(at: location, isEager: isEager)
    case .placeholder: entry.cover.placeholderValue
    case .pictures: entry.works.count > 1 ? CountValue(entry.works.count, .pictures, words) : nil
    case .draft: entry.file.draft
    }
  }
}
