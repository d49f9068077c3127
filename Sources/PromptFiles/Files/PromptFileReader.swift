import Foundation
import GalleryModel

/// Reads one prompt file: front matter, body, requests.
struct PromptFileReader {
  let settings: GallerySettings
  /// The path below `content/`.
  let path: String

  func read(problems: inout FileProblems) -> ReadPromptFile {
    let stem = String(path.dropLast(".md".count))
    let id = stem.precomposedStringWithCanonicalMapping
    let name = ContentName(stem.split(separator: "/").last.map(String.init) ?? stem)
    let front = FrontMatter.read(problems: &problems)
    let (page, request) = fields(of: front, &problems)
    let date = page.date ?? fileDate(of: name, &problems)
    let body = front.bodyStart.map { BodyReader.read(from: $0, problems: &problems) } ?? FileBody()
    let pictures = pictures(of: body, id: id, page: page, request: request, isKnown: front.isReadable, &problems)
    let file = PromptFile(
      file: problems.source.file, id: id, address: "", album: Self.folder(of: path), title: page.title ?? name.title,
      date: date, tags: page.tags, description: page.description, author: page.author, license: page.license,
      draft: page.draft, weight: page.weight, order: name.order,
      template: page.template?.value, templatePlace: page.template?.place.inSource, aliases: page.aliases.map(\.value),
      cover: page.cover?.value, extra: page.extra, body: body.segments,
      pictures: pictures)
    return ReadPromptFile(
      path: path, name: name, file: file, slug: page.slug?.value,
      isAddressable: front.isReadable && !page.hasUnusableSlug, isComplete: problems.all.isEmpty,
      addressSpot: page.slug.map { problems.spot($0.place) } ?? Spot(file: file.file, place: .start),
      coverSpot: page.cover.map { problems.spot($0.place) }, aliasSpots: page.aliases.map { problems.spot($0.place) })
  }

  /// The folder that a path stands in; empty for none.
  static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private func fields(of front: FrontMatter, _ problems: inout FileProblems) -> (PageFields, RequestFields) {
    var page = PageFields()
    var request = RequestFields()
    var reader = FieldReader(problems: problems)
    for member in front.members where !page.take(member, with: &reader) && !request.take(member, with: &reader) {
      reader.refuseKey(member, known: PageFields.keys + RequestFields.keys + PageFields.laterKeys)
    }
    problems = reader.problems
    return (page, request)
  }

  private func fileDate(of name: ContentName, _ problems: inout FileProblems) -> ContentDate? {
    guard let text = name.dateText else { return nil }
    let date = ContentDate(text)
    if date == nil {
      problems.addForFile("the date in the file's name is \(QuotedText.of(text)); there is no such day")
    }
    return date
  }

  private func pictures(
    of body: FileBody, id: String, page: PageFields, request: RequestFields, isKnown: Bool,
    _ problems: inout FileProblems
  ) -> [Picture] {
    let resolver = RequestResolver(settings: settings, file: request)
    let fileAlt = page.alt.map { Placeholders.resolve($0, problems: &problems) }
    var pictures: [Picture] = []
    var ids: [String: Int] = [:]
    for (index, block) in body.blocks.enumerated() {
      let blockID = block.id?.value ?? (index == 0 ? nil : String(index + 1))
      if let blockID, let first = ids.updateValue(index, forKey: blockID) {
        problems.add(
          "the prompts \(first + 1) and \(index + 1) would both have the id \"\(blockID)\"",
          at: block.id?.place ?? block.place, help: "give one of them another id=")
      }
      // Nothing is known of the requests of a file whose front matter cannot be read.
      guard isKnown, let request = resolver.request(for: block, problems: &problems) else { continue }
      let alt = block.alt.map { Placeholders.resolve($0, problems: &problems) } ?? fileAlt
      pictures.append(
        Picture(
          id: PictureID(path: id, block: blockID), file: problems.source.file, line: block.place.line,
          block: index, request: request, alt: alt))
    }
    let models = body.blocks.map { resolver.model(of: $0.fields) }
    if isKnown, !models.contains(nil) {
      resolver.refuseFileFields(unknownTo: Set(models.compactMap(\.self)), problems: &problems)
    }
    return pictures
  }
}
