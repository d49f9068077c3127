import GalleryModel
import JoyAI

extension GenerateRequest {
  /// A request in the API client's own words: every field with its documented default filled in.
  init(_ request: ImageRequest) {
    let urls = request.images.map { reference in
      switch reference {
      case .url(let url): url
      }
    }
    switch request.options {
    case .joyai(let size):
      self = .joyai(
        JoyAIEdit(prompt: request.prompt, images: urls, size: size, callbackURL: request.callbackURL))
    case .gptimage2(let options):
      self = .gptImage2(
        GPTImage2Request(
          prompt: request.prompt, images: urls, quality: JoyAI.Quality(rawValue: options.quality.rawValue),
          resolution: JoyAI.Resolution(rawValue: options.resolution.rawValue),
          aspectRatio: options.aspectRatio.flatMap { JoyAI.AspectRatio(rawValue: $0.rawValue) },
          outputFormat: JoyAI.OutputFormat(rawValue: options.outputFormat.rawValue),
          callbackURL: request.callbackURL))
    }
  }
}
