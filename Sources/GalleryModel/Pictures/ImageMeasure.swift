/// What an original turned out to be once it was decoded completely.
package struct ImageMeasure: Hashable, Sendable {
  /// Pixels as displayed, after the orientation that the file asks for.
  package var width: Int
  package var height: Int
  package var type: ImageType

  package init(width: Int, height: Int, type: ImageType) {
    self.width = width
    self.height = height
    self.type = type
  }
}
