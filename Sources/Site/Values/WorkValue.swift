import GalleryModel

/// A picture on its page, with everything that its label says.
struct WorkValue: TemplateValue {
  enum Name: String, CaseIterable {
    case number, anchor, first, picture, placeholder, prompt, model, mode, quality, resolution, size, format, references
    case edits, earlier, details, coordinates, before, alternates, lineage
    case hasAlternates = "has_alternates"
    case hasLineage = "has_lineage"
    case madeWithAI = "made_with_ai"
    case hasEdits = "has_edits"
    case promptNumber = "prompt_number"
    case hasOwnReferences = "has_own_references"
    case takeNumber = "take_number"
    case hasSeveralTakes = "has_several_takes"
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
  /// What it builds on.
  var references: [ReferenceValue]
  /// Whether other pictures of its prompt build on something else.
  var hasOwnReferences = false
  /// The prompts elsewhere that build on it.
  var edits: [LinkValue]
  /// Where it is an edit of an edit: the pictures that it goes back to, the first one first.
  var lineage: [LinkValue]
  /// What it does not have in common with the other pictures of its prompt.
  var details: [String]
  /// Whether there are other takes of the same request.
  var hasSeveralTakes: Bool
  /// Whether it hangs beside other pictures of its prompt.
  var isInComparison: Bool
  var location: PageLocation
  /// Whether pages say what pictures cost.
  var showsCosts: Bool
  var words: Words

  /// The number of its prompt in the file, from 1.
  var promptNumber: Int { work.picture.block + 1 }

  /// Whether what it was made from has changed since.
  var buildsOnEarlier: Bool { work.picture.keeps != nil }

  /// So many pictures are in view at once on most pages, and load without waiting.
  private static let eagerWorks = 4

  /// The first picture that it was made from, as it was then.
  private var before: PictureValue? {
    work.rendered == nil || buildsOnEarlier ? nil : references.first?.before(isEager: number == 1)
  }

  private var alternates: [AlternateValue] {
    work.alternates.enumerated().map { offset, rendered in
      AlternateValue(
        number: offset + 2, anchor: "\(PicturePlace.anchor(number - 1))-alternate-\(offset + 2)",
        picture: PictureValue(rendered: rendered, alt: work.alt, location: location, isEager: false))
    }
  }

  func value(_ name: Name) -> Any? {
    let request = work.picture.request
    return switch name {
    case .number: number
    case .anchor: PicturePlace.anchor(number - 1)
    case .first: number == 1
    case .picture: work.pictureValue(at: location, isEager: number == 1 || number <= Self.eagerWorks && isInComparison)
    case .placeholder: work.placeholderValue
    case .prompt: request.prompt
    case .model: model
    case .mode: request.mode.rawValue
    case .quality: request.quality?.rawValue
    case .resolution: request.resolution?.rawValue
    case .size: request.size
    case .format: request.outputFormat?.rawValue
    case .references: references
    case .hasOwnReferences: hasOwnReferences
    case .edits: edits
    case .hasEdits: !edits.isEmpty
    case .earlier: buildsOnEarlier
    case .before: before
    case .alternates: alternates
    case .hasAlternates: !work.alternates.isEmpty
    case .lineage: lineage
    case .hasLineage: !lineage.isEmpty
    case .madeWithAI: work.rendered == nil ? nil : words.filled(.madeWithAI, ["model": request.model.rawValue])
    case .details: details.map { TextValue(text: $0) }
    case .coordinates: work.picture.cell.map(CoordinateValue.init)
    case .promptNumber: promptNumber
    case .takeNumber: work.picture.id.take
    case .hasSeveralTakes: hasSeveralTakes
    case .pictureID: work.picture.id.text
    case .aspectRatio: request.aspectRatio?.rawValue
    case .notesBefore: notesBefore
    case .notesAfter: notesAfter
    case .pixelWidth: work.stored?.original.width
    case .pixelHeight: work.stored?.original.height
    case .take: work.picture.id.take > 1 ? work.picture.id.take : nil
    case .credits: showsCosts ? work.stored?.credits.map { CountValue($0, .credits, words) } : nil
    case .money: showsCosts ? money : nil
    case .made: work.stored?.at.map { DateValue($0, words) }
    }
  }
}
