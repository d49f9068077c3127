/// The formats that renditions can have.
package enum RenditionFormat: String, CaseIterable, Hashable, Sendable, Codable {
  case webp
  case jpeg
  case avif

  package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
  package var mediaType: String { "image/" + rawValue }
}
