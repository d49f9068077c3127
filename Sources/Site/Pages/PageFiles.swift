import GalleryModel

/// The paths of files in the finished site.
enum PageFiles {
  /// The file behind an address.
  static func page(_ address: String) -> String {
    address.isEmpty ? "index.html" : address + "/index.html"
  }

  static let renditionsFolder = "renditions"

  static func rendition(_ file: RenditionFile) -> String { renditionsFolder + "/" + file.path }

  /// The address of a page of a collection that is shown in several.
  /// - Parameter number: from 1, which is the collection's own address.
  static func address(_ address: String, page number: Int) -> String {
    guard number > 1 else { return address }
    return (address.isEmpty ? "" : address + "/") + "page/\(number)"
  }
}
