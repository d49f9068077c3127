import GalleryModel

/// Makes the request of a picture: the block's own fields, then the file's, then the settings' defaults, then the
/// provider's.
struct RequestResolver {
  let settings: GallerySettings
  /// The fields of the front matter.
  let file: RequestFields

  /// The model that a block asks for, or nil where it names one that does not exist.
  func model(of block: RequestFields) -> ModelName? {
    if block.unusable.contains("model") { return nil }
    if let model = block.model { return model.value }
    if file.unusable.contains("model") { return nil }
    return file.model?.value ?? settings.defaults.model
  }

  /// Resolves all fields and checks the provider's rules (JoyAI Image API documentation).
  func request(for block: PromptBlock, problems: inout FileProblems) -> ImageRequest? {
    guard let model = model(of: block.fields) else { return nil }
    let images = block.fields.images ?? file.images
    checkPrompt(of: block, model: model, &problems)
    refuse(block.fields, unknownTo: [model], &problems)
    let knowsImages = !block.fields.unusable.contains("images") && !file.unusable.contains("images")
    if model == .joyai, knowsImages {
      checkImages(images, of: block, &problems)
    }
    return ImageRequest(
      prompt: block.prompt, images: images?.value ?? [], options: options(of: block.fields, model: model),
      callbackURL: (block.fields.callbackURL ?? file.callbackURL)?.value ?? settings.generation.callbackURL)
  }

  /// Reports fields of the front matter that none of the file's models knows.
  func refuseFileFields(unknownTo models: Set<ModelName>, problems: inout FileProblems) {
    refuse(file, unknownTo: models, &problems)
  }

  private func options(of block: RequestFields, model: ModelName) -> ModelOptions {
    let defaults = settings.defaults
    let documented = GPTImage2Options()
    return switch model {
    case .joyai: .joyai(size: (block.size ?? file.size)?.value ?? defaults.size ?? ImageRequest.defaultSize)
    case .gptimage2:
      .gptimage2(
        GPTImage2Options(
          quality: (block.quality ?? file.quality)?.value ?? defaults.quality ?? documented.quality,
          resolution: (block.resolution ?? file.resolution)?.value ?? defaults.resolution ?? documented.resolution,
          aspectRatio: (block.aspectRatio ?? file.aspectRatio)?.value ?? defaults.aspectRatio,
          outputFormat: (block.outputFormat ?? file.outputFormat)?.value ?? defaults.outputFormat
            ?? documented.outputFormat))
    }
  }

  private func checkPrompt(of block: PromptBlock, model: ModelName, _ problems: inout FileProblems) {
    let count = ImageRequest.normalized(block.prompt).unicodeScalars.count
    let limit = model.promptLimit
    guard count > limit else { return }
    problems.add(
      "the prompt has \(count) characters; \(model.rawValue) takes at most \(limit)", at: block.place)
  }

  private func checkImages(
    _ images: Located<[ImageReference]>?, of block: PromptBlock, _ problems: inout FileProblems
  ) {
    let count = images?.value.count ?? 0
    guard !RequestRules.joyaiImageCounts.contains(count) else { return }
    let place = images?.place ?? block.fields.model?.place ?? file.model?.place ?? block.place
    problems.add(
      "joyai edits 1 to 3 images; this picture has \(count == 0 ? "none" : String(count))", at: place,
      help: count == 0 ? "name them under images, or use the model gptimage2" : nil)
  }

  private func refuse(_ fields: RequestFields, unknownTo models: Set<ModelName>, _ problems: inout FileProblems) {
    for (keys, owner, other) in [
      (RequestFields.gptImage2Keys, ModelName.gptimage2, ModelName.joyai),
      (RequestFields.joyaiKeys, ModelName.joyai, ModelName.gptimage2),
    ] where !models.isEmpty && !models.contains(owner) {
      let known = owner == .joyai ? RequestFields.gptImage2Keys : RequestFields.joyaiKeys
      for (key, place) in fields.keyPlaces where keys.contains(key) {
        problems.add(
          "\(key) is for \(owner.rawValue); \(other.rawValue) knows \(QuotedText.choice(known, "and"))", at: place)
      }
    }
  }
}
