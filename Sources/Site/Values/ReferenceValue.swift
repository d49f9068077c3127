import GalleryModel

/// A picture that a request builds on: another picture of the gallery, a file of the site, or an address, which is shown
/// as a link and never loaded.
struct ReferenceValue: TemplateValue {
  enum Name: String, CaseIterable {
    case text, url, external, picture, coordinates, take
  }

  enum Source: Sendable {
    /// An address somewhere, verbatim.
    case address(String)
    /// A picture that hangs here; whether it hangs as the request means it, and not as another picture of its answer.
    case work(PreparedWork, title: String, url: String, isMeant: Bool)
    /// A file of the site, where it is published, and its copies for the web.
    case file(name: String, url: String?, RenderedPicture?)
    /// A picture that does not hang here, such as a draft.
    case elsewhere
  }

  var source: Source
  var location: PageLocation

  /// The picture as it stands beside what was made from it; nil where it is not here.
  func before(isEager: Bool) -> PictureValue? {
    switch source {
    case .work(let work, _, _, let isMeant): isMeant ? work.pictureValue(at: location, isEager: isEager) : nil
    case .file(let name, _, let rendered?):
      PictureValue(rendered: rendered, alt: name, location: location, isEager: isEager)
    case .address, .elsewhere, .file: nil
    }
  }

  func value(_ name: Name) -> Any? {
    switch (name, source) {
    case (.external, .address): true
    case (.external, _): false
    case (.text, .address(let url)): url
    case (.text, .work(_, let title, _, _)): title
    case (.text, .file(let file, _, _)): file
    case (.url, .address(let url)): AddressText.isWeb(url) ? url : nil
    case (.url, .work(_, _, let url, _)): url
    case (.url, .file(_, let url, _)): url
    case (.picture, .work(let work, _, _, _)): work.pictureValue(at: location, isEager: false)
    case (.picture, .file(_, _, let rendered?)):
      PictureValue(rendered: rendered, alt: "", location: location, isEager: false)
    case (.coordinates, .work(let work, _, _, _)): work.picture.cell.map(CoordinateValue.init)
    case (.take, .work(let work, _, _, _)): work.picture.id.take > 1 ? work.picture.id.take : nil
    case (.text, .elsewhere), (.url, .elsewhere), (.picture, _), (.coordinates, _), (.take, _): nil
    }
  }
}
