import GalleryModel

/// Makes the request of a picture: what block, matrix and file say, then the settings' defaults, then the provider's.
struct RequestResolver {
  let settings: GallerySettings

  /// The model that is asked for, or nil where one is named that does not exist.
  func model(of fields: RequestFields) -> ModelName? {
    fields.unusable.contains("model") ? nil : fields.model?.value ?? settings.defaults.model
  }

  /// A request by the fields of everything that says something of it. Its references are not looked up yet: URLs are in
  /// it only where nothing else is.
  func request(_ fields: RequestFields, model: ModelName, prompt: String) -> ImageRequest {
    ImageRequest(
      prompt: prompt, images: Self.urls(of: fields.images?.value ?? []) ?? [],
      options: options(of: fields, model: model),
      callbackURL: fields.callbackURL?.value ?? settings.generation.callbackURL)
  }

  /// The references where all of them are URLs.
  private static func urls(of references: [WrittenReference]) -> [ImageReference]? {
    var urls: [ImageReference] = []
    for reference in references {
      guard case .url(let url) = reference.target else { return nil }
      urls.append(.url(url))
    }
    return urls
  }

  private func options(of fields: RequestFields, model: ModelName) -> ModelOptions {
    let defaults = settings.defaults
    let documented = GPTImage2Options()
    return switch model {
    case .joyai: .joyai(size: fields.size?.value ?? defaults.size ?? ImageRequest.defaultSize)
    case .gptimage2:
      .gptimage2(
        GPTImage2Options(
          quality: fields.quality?.value ?? defaults.quality ?? documented.quality,
          resolution: fields.resolution?.value ?? defaults.resolution ?? documented.resolution,
          aspectRatio: fields.aspectRatio?.value ?? defaults.aspectRatio,
          outputFormat: fields.outputFormat?.value ?? defaults.outputFormat ?? documented.outputFormat))
    }
  }

  /// Checks how many references a model takes (JoyAI Image API documentation).
  /// - Parameter place: where the prompt stands.
  func checkImages(of fields: RequestFields, model: ModelName, at place: Place, problems: inout FileProblems) {
    guard model == .joyai, !fields.unusable.contains("images") else { return }
    let count = fields.images?.value.count ?? 0
    guard !RequestRules.joyaiImageCounts.contains(count) else { return }
    problems.add(
      "joyai edits 1 to 3 images; this picture has \(count == 0 ? "none" : String(count))",
      at: fields.images?.place ?? fields.model?.place ?? place,
      help: count == 0 ? "name them under images, or use the model gptimage2" : nil)
  }

  /// Reports fields that none of some models knows.
  func refuse(_ fields: RequestFields, unknownTo models: Set<ModelName>, problems: inout FileProblems) {
    guard models.count == 1, let model = models.first else { return }
    for (key, place) in fields.keyPlaces where RequestFields.foreignKeys(to: model).contains(key) {
      let owner: ModelName = model == .joyai ? .gptimage2 : .joyai
      let known = QuotedText.choice(RequestFields.foreignKeys(to: owner), "and")
      problems.add("\(key) is for \(owner.rawValue); \(model.rawValue) knows \(known)", at: place)
    }
  }
}
