import GalleryModel

/// The keys of a request as they were written in one place: the front matter, a block's info string, or the settings'
/// defaults.
struct RequestFields {
  static let keys = FieldTable.request.keys

  /// Keys that make different pictures, so that a matrix may set them.
  static let matrixKeys = keys.filter { $0 != "callback_url" }

  var model: Located<ModelName>?
  var quality: Located<Quality>?
  var resolution: Located<Resolution>?
  var aspectRatio: Located<AspectRatio>?
  var outputFormat: Located<OutputFormat>?
  var size: Located<String>?
  var images: Located<[WrittenReference]>?
  var callbackURL: Located<String>?
  /// Where the keys stand that only one model knows.
  private(set) var keyPlaces: [(key: String, place: Place)] = []
  /// What was written but cannot be used; nothing that depends on it is checked.
  private(set) var unusable: Set<String> = []

  /// Keys that only `gptimage2` knows (JoyAI Image API documentation).
  static let gptImage2Keys = ["quality", "resolution", "aspect_ratio", "output_format"]
  /// Keys that only `joyai` knows (JoyAI Image API documentation).
  static let joyaiKeys = ["size"]

  /// Keys that a model does not know and the other one does.
  static func foreignKeys(to model: ModelName) -> [String] {
    switch model {
    case .joyai: gptImage2Keys
    case .gptimage2: joyaiKeys
    }
  }

  init() {}

  /// - Parameter unusable: keys of which only is known that they were written.
  init(unusable: [String]) {
    self.unusable = Set(unusable)
  }

  /// Takes a member if its key is one of a request's.
  mutating func take(_ member: YAMLMember, with reader: inout FieldReader) -> Bool {
    guard FieldTable.request.knows(member.key) else { return false }
    let isUsable: Bool
    switch member.key {
    case "model":
      model = reader.choice(member)
      isUsable = model != nil
    case "quality":
      quality = reader.choice(member)
      isUsable = quality != nil
    case "resolution":
      resolution = reader.choice(member)
      isUsable = resolution != nil
    case "aspect_ratio":
      aspectRatio = reader.choice(member)
      isUsable = aspectRatio != nil
    case "output_format":
      outputFormat = reader.choice(member)
      isUsable = outputFormat != nil
    case "size":
      size = Self.size(member, &reader)
      isUsable = size != nil
    case "images":
      images = reader.references(member)
      isUsable = images != nil
    case "callback_url":
      callbackURL = reader.webAddress(member)
      isUsable = callbackURL != nil
    default: return false
    }
    if !isUsable { unusable.insert(member.key) }
    keyPlaces.append((member.key, member.keyPlace))
    return true
  }

  private static func size(_ member: YAMLMember, _ reader: inout FieldReader) -> Located<String>? {
    guard case .scalar(let text, _) = member.value.content, RequestRules.isSize(text) else {
      return reader.refuse(member, expected: "width*height in pixels, such as 1024*1024")
    }
    return Located(value: text, place: member.value.place)
  }

  /// The same fields with others over them, which win.
  func overlaid(by other: RequestFields) -> RequestFields {
    var fields = self
    fields.model = other.model ?? model
    fields.quality = other.quality ?? quality
    fields.resolution = other.resolution ?? resolution
    fields.aspectRatio = other.aspectRatio ?? aspectRatio
    fields.outputFormat = other.outputFormat ?? outputFormat
    fields.size = other.size ?? size
    fields.images = other.images ?? images
    fields.callbackURL = other.callbackURL ?? callbackURL
    fields.unusable = unusable.subtracting(other.keyPlaces.map(\.key)).union(other.unusable)
    fields.keyPlaces += other.keyPlaces
    return fields
  }
}
