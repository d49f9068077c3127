/// An original's copies for the web, and what a page needs to know to show them without a jump.
package struct RenderedPicture: Hashable, Sendable, Codable {
  /// Pixels of the original as displayed.
  package var width: Int
  package var height: Int
  /// The colour that stands there before the picture does, such as `#a1b2c3`.
  package var dominantColour: String
  /// By format in the order of the settings, then from narrow to wide; at least one.
  package var files: [RenditionFile]
  /// The JPEG for link previews elsewhere, 1200 pixels wide; nil where none was asked for.
  package var card: RenditionFile?

  package init(
    width: Int, height: Int, dominantColour: String, files: [RenditionFile], card: RenditionFile? = nil
  ) {
    self.width = width
    self.height = height
    self.dominantColour = dominantColour
    self.files = files
    self.card = card
  }
}
