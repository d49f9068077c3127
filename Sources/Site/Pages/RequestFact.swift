import GalleryModel

/// What is said of a picture besides its prompt; said once where all pictures of a prompt have it in common.
enum RequestFact: String, CaseIterable, Hashable, Sendable {
  case model, mode, quality, resolution
  case shape = "aspect_ratio"
  case size
  case format = "output_format"
  case pixels, made

  /// In words; nil where there is nothing to say.
  func text(of work: PreparedWork, _ words: Words) -> String? {
    let request = work.picture.request
    return switch self {
    case .model: request.model.rawValue
    case .mode: request.mode.rawValue
    case .quality: request.quality?.rawValue
    case .resolution: request.resolution?.rawValue
    case .shape: request.aspectRatio?.rawValue
    case .size: request.size
    case .format: request.outputFormat?.rawValue
    case .pixels: work.stored.map { "\($0.original.width) × \($0.original.height)" }
    case .made: work.stored?.at.map { DateValue($0, words).day }
    }
  }

  /// What all of these have in common; what nobody knows yet of some of them counts as that.
  static func shared(by works: [PreparedWork], _ words: Words) -> Set<RequestFact> {
    Set(
      allCases.filter { fact in
        let known = fact == .pixels || fact == .made ? works.filter { $0.stored != nil } : works
        return Set(known.map { fact.text(of: $0, words) }).count <= 1
      })
  }
}
