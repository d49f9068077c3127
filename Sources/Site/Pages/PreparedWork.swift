import GalleryModel

/// A picture with what is known of it.
struct PreparedWork: Sendable {
  var picture: Picture
  var work: Work
  /// Its copies for the web, where it is stored and its file is here.
  var rendered: RenderedPicture?
  /// Those of the other pictures that an answer to its request had.
  var alternates: [RenderedPicture]
  var provenance: Provenance
  /// The text for those who do not see it.
  var alt: String

  init(_ picture: Picture, of file: PromptFile, input: GalleryInput, provenances: Provenances) {
    self.picture = picture
    work = picture.shown.flatMap { input.works[$0] } ?? .missing
    if case .stored = work, let found = input.renditions[picture.id], !found.files.isEmpty { rendered = found }
    alternates = rendered == nil ? [] : (input.alternates[picture.id] ?? []).filter { !$0.files.isEmpty }
    provenance = provenances.provenance(of: picture, in: file)
    // Pictures that hang side by side are told apart by what they do not have in common.
    let name = ([file.title] + picture.cell.map { "\($0.key) \($0.value)" }).joined(separator: ", ")
    alt = picture.alt ?? "\(name): \(Excerpt.of(picture.request.prompt, atMost: 125))"
  }

  var stored: (original: Original, credits: Int?, at: Timestamp?)? {
    if case .stored(let original, let credits, let at) = work { (original, credits, at) } else { nil }
  }

  func pictureValue(at location: PageLocation, isEager: Bool) -> PictureValue? {
    rendered.map { PictureValue(rendered: $0, alt: alt, location: location, isEager: isEager) }
  }

  /// The frame that stands there instead; nil where the picture is there.
  var placeholderValue: PlaceholderValue? {
    guard rendered == nil else { return nil }
    let state: PlaceholderValue.State =
      switch work {
      case .stored: .unavailable
      case .missing: picture.shown == nil ? .waiting : .missing
      case .running: .running
      case .failed(let reason): .failed(reason: reason)
      }
    // Its beginning is enough: a grid may hold many frames, and the page itself has the whole prompt.
    let prompt = Excerpt.of(picture.request.prompt, atMost: 400)
    return PlaceholderValue(state: state, prompt: prompt, shape: shape)
  }

  /// Its own shape, and those of its alternates.
  var shapes: [Shape] { [shape] + alternates.map { Shape(width: $0.width, height: $0.height) } }

  /// What it measures, or what it was asked to measure; a square where nothing was said.
  var shape: Shape {
    if let rendered { return Shape(width: rendered.width, height: rendered.height) }
    if case .stored(let original, _, _) = work { return Shape(width: original.width, height: original.height) }
    if let parts = picture.request.aspectRatio?.parts { return Shape(width: parts.width, height: parts.height) }
    let size = picture.request.size?.split(separator: "*").compactMap { Int($0) } ?? []
    return size.count == 2 ? Shape(width: size[0], height: size[1]) : Shape(width: 1, height: 1)
  }
}
