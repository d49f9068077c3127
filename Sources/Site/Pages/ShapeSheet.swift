import GalleryModel

/// The style sheet with what pages may not say inline: each picture's proportions, and the steps of colours.
struct ShapeSheet {
  let bytes: [UInt8]

  init(_ index: GalleryIndex) {
    let shapes = Set(index.entries.flatMap(\.works).flatMap(\.shapes)).sorted()
    let text = shapes.map { ".\($0.className){--ratio:\($0.ratio)}\n" }.joined() + Tone.styles
    bytes = Array(text.utf8)
  }

  /// The path in the site.
  var path: String { "assets/shapes-\(SHA256Digest.of(bytes).prefix(ThemeAsset.hashLength)).css" }
}
