import GalleryModel

/// A picture on its page, with everything that its label says.
struct WorkValue: TemplateValue {
  enum Name: String, CaseIterable {
    case number, anchor, first, picture, placeholder, prompt, model, mode, quality, resolution, size, format, references
    case pictureID = "picture_id"
    case aspectRatio = "aspect_ratio"
    case notesBefore = "notes_before"
    case notesAfter = "notes_after"
    case pixelWidth = "pixel_width"
    case pixelHeight = "pixel_height"
    case take, credits, money, made
  }

  /// From 1.
  var number: Int
  var work: PreparedWork
  var model: LinkValue
  /// Markup of what the author wrote before the prompt, and after it where it is the last one.
  var notesBefore: String?
  var notesAfter: String?
  /// What it cost in money, where a price is known.
  var money: String?
  var location: PageLocation

  func value(_ name: Name) -> Any? {
    let request = work.picture.request
    return switch name {
    case .number: number
    case .anchor: "picture-\(number)"
    case .first: number == 1
    case .picture: work.pictureValue(at: location, isEager: number == 1)
    case .placeholder: work.placeholderValue
    case .prompt: request.prompt
    case .model: model
    case .mode: request.mode.rawValue
    case .quality: request.quality?.rawValue
    case .resolution: request.resolution?.rawValue
    case .size: request.size
    case .format: request.outputFormat?.rawValue
    case .references: request.images.map(ReferenceValue.init)
    case .pictureID: work.picture.id.text
    case .aspectRatio: request.aspectRatio?.rawValue
    case .notesBefore: notesBefore
    case .notesAfter: notesAfter
    case .pixelWidth: work.stored?.original.width
    case .pixelHeight: work.stored?.original.height
    case .take: work.picture.id.take > 1 ? work.picture.id.take : nil
    case .credits: work.stored?.credits.map(CountValue.init)
    case .money: money
    case .made: work.stored.map { DateValue($0.at) }
    }
  }
}
