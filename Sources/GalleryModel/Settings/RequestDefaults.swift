/// What a prompt file's request takes where it says nothing itself.
package struct RequestDefaults: Hashable, Sendable {
  package var model: ModelName
  package var quality: Quality?
  package var resolution: Resolution?
  package var aspectRatio: AspectRatio?
  package var outputFormat: OutputFormat?
  package var size: String?

  package init(
    model: ModelName = .gptimage2, quality: Quality? = nil, resolution: Resolution? = nil,
    aspectRatio: AspectRatio? = nil, outputFormat: OutputFormat? = nil, size: String? = nil
  ) {
    self.model = model
    self.quality = quality
    self.resolution = resolution
    self.aspectRatio = aspectRatio
    self.outputFormat = outputFormat
    self.size = size
  }
}
