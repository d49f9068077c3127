import GalleryModel

/// What an `_index.md` says of its album.
struct AlbumFields {
  static let keys = FieldTable.album.keys

  var title: String?
  var slug: Located<String>?
  var description: String?
  var weight: Int?
  var cover: Located<String>?
  var template: Located<String>?
  var extra: ContentValue?
  /// The body as Markdown.
  var notes = ""
  var hasUnusableSlug = false
  var addressSpot: Spot
  var coverSpot: Spot?

  /// Reads an `_index.md`.
  init(problems: inout FileProblems) {
    addressSpot = Spot(file: problems.source.file, place: .start)
    let front = FrontMatter.read(problems: &problems)
    var reader = FieldReader(problems: problems)
    for member in front.members {
      take(member, with: &reader)
    }
    problems = reader.problems
    hasUnusableSlug = hasUnusableSlug || !front.isReadable
    if let start = front.bodyStart, let lines = problems.source.filledLines(start..<problems.source.lineCount + 1) {
      notes = problems.source.text(lines)
      if let fault = NoteLimits.fault(in: notes) {
        problems.add(fault, at: Place(line: lines.lowerBound, column: 1))
      }
    }
    if let slug { addressSpot = problems.spot(slug.place) }
    coverSpot = cover.map { problems.spot($0.place) }
  }

  private mutating func take(_ member: YAMLMember, with reader: inout FieldReader) {
    guard FieldTable.album.knows(member.key) else { return reader.refuseKey(member, known: Self.keys) }
    switch member.key {
    case "title": title = reader.line(member)?.value
    case "slug":
      slug = reader.slug(member)
      hasUnusableSlug = slug == nil
    case "description": description = reader.text(member, isBlock: true)?.value
    case "weight":
      weight = reader.integer(member, in: FieldRange.weight, expected: "a whole number")
    case "cover": cover = reader.line(member)
    case "template": template = reader.templateName(member)
    case "extra": extra = member.value.contentValue
    default: reader.refuseKey(member, known: Self.keys)
    }
  }
}
