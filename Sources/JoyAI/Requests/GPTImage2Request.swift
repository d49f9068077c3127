/// A request to the model `gptimage2`: text to image, or an edit as soon as there are `images`.
///
/// Fields that are nil, and `images` when it is empty, are left out of what is sent, so that the API's own defaults hold.
///
/// ```swift
/// let request = GPTImage2Request(
///   prompt: "A cinematic studio portrait of a red ceramic chair",
///   quality: .high, resolution: .twoK, aspectRatio: .fourToFive)
/// ```
public struct GPTImage2Request: Sendable, Hashable {
  /// The model's name in the API.
  public static let model = "gptimage2"

  /// The longest prompt, in Unicode scalars (JoyAI Image API documentation: 20,000 characters).
  public static let maximumPromptLength = 20_000

  /// What to show: 1 to 20,000 Unicode scalars.
  public var prompt: String
  /// `http` or `https` URLs of reference pictures; one or more switch to edit mode. No maximum is documented.
  public var images: [String]
  /// The API's default is `medium`.
  public var quality: Quality?
  /// The API's default is `1k`.
  public var resolution: Resolution?
  /// The API documents no default.
  public var aspectRatio: AspectRatio?
  /// The API's default is `png`.
  public var outputFormat: OutputFormat?
  /// A URL that the API keeps with the task; what would be sent there is not documented.
  public var callbackURL: String?

  /// Puts a request together; nothing is checked before `GenerateRequest.validate()`.
  public init(
    prompt: String, images: [String] = [], quality: Quality? = nil, resolution: Resolution? = nil,
    aspectRatio: AspectRatio? = nil, outputFormat: OutputFormat? = nil, callbackURL: String? = nil
  ) {
    self.prompt = prompt
    self.images = images
    self.quality = quality
    self.resolution = resolution
    self.aspectRatio = aspectRatio
    self.outputFormat = outputFormat
    self.callbackURL = callbackURL
  }

  var fields: [JSONField] {
    [
      .text("model", Self.model), .text("prompt", prompt), .list("images", images),
      .text("quality", quality?.rawValue), .text("resolution", resolution?.rawValue),
      .text("aspect_ratio", aspectRatio?.rawValue), .text("output_format", outputFormat?.rawValue),
      .text("callback_url", callbackURL),
    ]
  }

  var breaches: [Breach] {
    RequestRules.prompt(prompt, atMost: Self.maximumPromptLength, model: Self.model)
      + RequestRules.images(images) + RequestRules.callback(callbackURL)
  }
}
