package import GalleryModel
package import JoyAI

extension GenerateRequest {
  /// A request in the API client's own words: every field with its documented default filled in.
  /// - Parameter urls: where the API reads the references, in their order.
  package init(_ request: ImageRequest, urls: [String]) {
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
