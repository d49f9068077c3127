import GalleryModel

/// The keys of a request as they were written in one place: the front matter, a block's info string, or the settings'
/// defaults.
struct RequestFields {
  static let keys = [
    "model", "quality", "resolution", "aspect_ratio", "output_format", "size", "images", "callback_url",
  ]

  var model: Located<ModelName>?
  var quality: Located<Quality>?
  var resolution: Located<Resolution>?
  var aspectRatio: Located<AspectRatio>?
  var outputFormat: Located<OutputFormat>?
  var size: Located<String>?
  var images: Located<[ImageReference]>?
  var callbackURL: Located<String>?
  /// Where the keys stand that only one model knows.
  private(set) var keyPlaces: [(key: String, place: Place)] = []
  /// What was written but cannot be used; nothing that depends on it is checked.
  private(set) var unusable: Set<String> = []

  /// Keys that only `gptimage2` knows (JoyAI Image API documentation).
  static let gptImage2Keys = ["quality", "resolution", "aspect_ratio", "output_format"]
  /// Keys that only `joyai` knows (JoyAI Image API documentation).
  static let joyaiKeys = ["size"]

  /// Takes a member if its key is one of a request's.
  mutating func take(_ member: YAMLMember, with reader: inout FieldReader) -> Bool {
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
      images = Self.images(member, &reader)
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

  /// A list of references; in an info string one text with spaces between them.
  private static func images(_ member: YAMLMember, _ reader: inout FieldReader) -> Located<[ImageReference]>? {
    let written: [Located<String>]
    var isUsable = true
    if case .scalar(let text, _) = member.value.content, !member.value.isNull {
      written = text.split(whereSeparator: \.isWhitespace).map {
        Located(value: String($0), place: member.value.place)
      }
    } else {
      (written, isUsable) = reader.texts(member)
    }
    var references: [ImageReference] = []
    for reference in written {
      if WebAddress.isURL(reference.value) {
        references.append(.url(reference.value))
      } else {
        isUsable = false
        refuse(reference, &reader)
      }
    }
    return isUsable ? Located(value: references, place: member.value.place) : nil
  }

  private static func refuse(_ reference: Located<String>, _ reader: inout FieldReader) {
    let text = QuotedText.of(reference.value)
    if WebAddress.hasUserInfo(reference.value) {
      reader.refuseUserInfo(in: "images", at: reference.place)
    } else if WebAddress.hasScheme(reference.value) {
      reader.problems.add("images has \(text); expected an http or https URL", at: reference.place)
    } else {
      reader.problems.add(
        "images has \(text); references to local files and other pictures are not supported yet in this version",
        at: reference.place, help: "use an http or https URL")
    }
  }
}
