import GalleryModel

/// A picture that is there, in all its sizes.
struct PictureValue: TemplateValue {
  enum Name: String, CaseIterable {
    case src, srcset, sources, width, height, ratio, alt
    case largestURL = "largest_url"
    case toneClass = "tone_class"
    case shapeClass = "shape_class"
    case eager
  }

  var rendered: RenderedPicture
  var alt: String
  var location: PageLocation
  /// Whether it is in view at once and should not wait.
  var isEager: Bool

  /// The widest picture that a browser without `srcset` gets, in pixels.
  private static let fallbackWidth = 1_280

  func value(_ name: Name) -> Any? {
    switch name {
    case .src: fallback.map { url($0) }
    case .srcset: srcset(firstFormat)
    case .sources: otherFormats.map { SourceValue(type: $0.mediaType, srcset: srcset($0)) }
    case .width: rendered.width
    case .height: rendered.height
    case .ratio: shape.ratio
    case .alt: alt
    case .largestURL: largest.map { url($0) }
    case .toneClass: Tone(rendered.dominantColour)?.classes
    case .shapeClass: shape.className
    case .eager: isEager
    }
  }

  var shape: Shape { Shape(width: rendered.width, height: rendered.height) }

  /// The widest file in the first format.
  var largest: RenditionFile? { files(firstFormat).last }

  /// The file that `src` names.
  var fallback: RenditionFile? {
    let files = files(firstFormat)
    return files.last { $0.width <= Self.fallbackWidth } ?? files.first
  }

  /// `src` has the first format of the settings; browsers that can are offered the others before it.
  private var otherFormats: [RenditionFormat] {
    var formats: [RenditionFormat] = []
    for file in rendered.files where file.format != firstFormat && !formats.contains(file.format) {
      formats.append(file.format)
    }
    return formats
  }

  private var firstFormat: RenditionFormat? { rendered.files.first?.format }

  private func files(_ format: RenditionFormat?) -> [RenditionFile] { rendered.files.filter { $0.format == format } }

  private func srcset(_ format: RenditionFormat?) -> String {
    files(format).map { "\(url($0)) \($0.width)w" }.joined(separator: ", ")
  }

  private func url(_ file: RenditionFile) -> String { location.file(PageFiles.rendition(file)) }
}

/// One more format of a picture.
struct SourceValue: TemplateValue {
  enum Name: String, CaseIterable { case type, srcset }

  var type: String
  var srcset: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .type: type
    case .srcset: srcset
    }
  }
}
