/// A request to the model `joyai`, which edits pictures by instruction.
///
/// ```swift
/// let edit = JoyAIEdit(
///   prompt: "Replace the mug logo with clean white text that says JOYAI.",
///   images: ["https://example.com/source-product.jpg"])
/// ```
public struct JoyAIEdit: Sendable, Hashable {
  /// The model's name in the API.
  public static let model = "joyai"

  /// The longest prompt, in Unicode scalars (JoyAI Image API documentation: 1,500 characters).
  public static let maximumPromptLength = 1_500

  /// The most reference pictures; at least one is needed (JoyAI Image API documentation).
  public static let maximumImages = 3

  /// What to change: 1 to 1,500 Unicode scalars.
  public var prompt: String
  /// `http` or `https` URLs of the pictures to edit: 1 to 3.
  public var images: [String]
  /// Width and height such as `1024*1024`, which is also the API's default; nil leaves the field out.
  public var size: String?
  /// A URL that the API keeps with the task; what would be sent there is not documented. Nil leaves the field out.
  public var callbackURL: String?

  /// Puts a request together; nothing is checked before `GenerateRequest.validate()`.
  public init(prompt: String, images: [String], size: String? = nil, callbackURL: String? = nil) {
    self.prompt = prompt
    self.images = images
    self.size = size
    self.callbackURL = callbackURL
  }

  var fields: [JSONField] {
    [
      .text("model", Self.model), .text("prompt", prompt), .list("images", images), .text("size", size),
      .text("callback_url", callbackURL),
    ]
  }

  var breaches: [Breach] {
    var breaches = RequestRules.prompt(prompt, atMost: Self.maximumPromptLength, model: Self.model)
    if images.isEmpty {
      breaches.append(Breach(field: "images", sentence: "images is required: joyai edits 1 to 3 pictures"))
    } else if images.count > Self.maximumImages {
      breaches.append(
        Breach(field: "images", sentence: "images has \(images.count) URLs; joyai takes at most \(Self.maximumImages)"))
    }
    return breaches + RequestRules.images(images) + RequestRules.size(size) + RequestRules.callback(callbackURL)
  }
}
