/// What a picture's copies for the web say of where it comes from.
package struct Provenance: Hashable, Sendable {
  package var sourceType: DigitalSourceType
  /// The model that made it, such as `gptimage2`.
  package var model: String
  /// Who is credited; nil where nobody is named.
  package var creator: String?
  /// The licence as its author wrote it; nil where none is named.
  package var license: String?
  /// Where that licence can be read, where its name is a known one.
  package var licenseURL: String?
  /// The prompt, where the settings ask for it in the files.
  package var prompt: String?

  package init(
    sourceType: DigitalSourceType, model: String, creator: String? = nil, license: String? = nil,
    licenseURL: String? = nil, prompt: String? = nil
  ) {
    self.sourceType = sourceType
    self.model = model
    self.creator = creator
    self.license = license
    self.licenseURL = licenseURL
    self.prompt = prompt
  }
}
