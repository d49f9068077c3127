import GalleryModel

/// One of the dearest pictures.
struct DearestValue: TemplateValue {
  enum Name: String, CaseIterable { case text, url, coordinates, take, picture, credits, money, percent }

  /// The title of its page, and the link to the picture there.
  var link: LinkValue
  var work: PreparedWork
  var credits: Int
  /// The credits of the dearest one.
  var greatest: Int
  var money: String?
  var location: PageLocation
  var words: Words

  func value(_ name: Name) -> Any? {
    switch name {
    case .text: link.text
    case .url: link.url
    case .coordinates: work.picture.cell.map(CoordinateValue.init)
    case .take: work.picture.id.take > 1 ? work.picture.id.take : nil
    case .picture: work.pictureValue(at: location, isEager: false)
    case .credits: CountValue(credits, .credits, words)
    case .money: money
    case .percent: CostRowValue.percent(credits, of: greatest)
    }
  }
}
