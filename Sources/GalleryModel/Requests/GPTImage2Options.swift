/// The fields of a `gptimage2` request, with the documented defaults filled in.
package struct GPTImage2Options: Hashable, Sendable {
  package var quality: Quality
  package var resolution: Resolution
  /// Absent where none was asked for: no default is documented.
  package var aspectRatio: AspectRatio?
  package var outputFormat: OutputFormat

  package init(
    quality: Quality = .medium, resolution: Resolution = .oneK, aspectRatio: AspectRatio? = nil,
    outputFormat: OutputFormat = .png
  ) {
    self.quality = quality
    self.resolution = resolution
    self.aspectRatio = aspectRatio
    self.outputFormat = outputFormat
  }
}
