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
    let (page, request, expansion) = fields(of: front, &problems)
    let date = page.date ?? fileDate(of: name, &problems)
    let body = front.bodyStart.map { BodyReader.read(from: $0, problems: &problems) } ?? FileBody()
    refuseRepeatedIDs(of: body.blocks, &problems)
    let alt = page.alt.map { TextTemplate($0, problems: &problems) }
    var expander = PictureExpander(
      resolver: RequestResolver(settings: settings), file: request, expansion: expansion, alt: alt, id: id)
    // Nothing is known of the requests of a file whose front matter cannot be read.
    if front.isReadable { expander.expand(body.blocks, problems: &problems) }
    let file = PromptFile(
      file: problems.source.file, id: id, address: "", album: Self.folder(of: path), title: page.title ?? name.title,
      date: date, tags: page.tags, description: page.description, author: page.author, license: page.license,
      draft: page.draft, weight: page.weight, order: name.order,
      template: page.template?.value, templatePlace: page.template?.place.inSource, aliases: page.aliases.map(\.value),
      cover: page.cover?.value, extra: page.extra, body: body.segments,
      pictures: expander.pictures)
    return ReadPromptFile(
      path: path, name: name, file: file, slug: page.slug?.value,
      isAddressable: front.isReadable && !page.hasUnusableSlug, isComplete: problems.all.isEmpty,
      addressSpot: page.slug.map { problems.spot($0.place) } ?? Spot(file: file.file, place: .start),
      coverSpot: page.cover.map { problems.spot($0.place) }, aliasSpots: page.aliases.map { problems.spot($0.place) },
      references: expander.references.map { SpottedReference(reference: $0, spot: problems.spot($0.place)) },
      images: expander.images)
  }

  /// The folder that a path stands in; empty for none.
  static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private func fields(
    of front: FrontMatter, _ problems: inout FileProblems
  ) -> (PageFields, RequestFields, ExpansionFields) {
    var page = PageFields()
    var request = RequestFields()
    var expansion = ExpansionFields()
    var reader = FieldReader(problems: problems)
    for member in front.members {
      let isKnown =
        page.take(member, with: &reader) || request.take(member, with: &reader)
        || expansion.take(member, with: &reader)
      if !isKnown { reader.refuseKey(member, known: PageFields.keys + RequestFields.keys + ExpansionFields.keys) }
    }
    problems = reader.problems
    return (page, request, expansion)
  }

  private func fileDate(of name: ContentName, _ problems: inout FileProblems) -> ContentDate? {
    guard let text = name.dateText else { return nil }
    let date = ContentDate(text)
    if date == nil {
      problems.addForFile("the date in the file's name is \(QuotedText.of(text)); there is no such day")
    }
    return date
  }

  private func refuseRepeatedIDs(of blocks: [PromptBlock], _ problems: inout FileProblems) {
    var ids: [String: Int] = [:]
    for (index, block) in blocks.enumerated() {
      guard let id = PictureExpander.id(of: block, at: index), let first = ids.updateValue(index, forKey: id) else {
        continue
      }
      problems.add(
        "the prompts \(first + 1) and \(index + 1) would both have the id \"\(id)\"",
        at: block.id?.place ?? block.place, help: "give one of them another id=")
    }
  }
}
