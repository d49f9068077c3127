import Foundation
import GalleryModel

@testable import Site

/// A gallery in which every value that templates can have is there at least once.
enum RichGallery {
  struct Page {
    /// As `docs/templates.md` names what the page shows.
    var object: String
    var content: any TemplateValue
  }

  static func pages() throws -> [Page] {
    let input = input()
    let site = try TemporarySite()
    let renderer = SiteRenderer(theme: try Fixture.theme(of: site, language: "ar"), input: input)
    var pages: [Page] = []
    for (position, entry) in renderer.index.entries.enumerated() {
      let location = PageLocation(entry.file.address)
      let value = try renderer.promptValue(of: entry, previous: position, next: position, at: location)
      pages.append(Page(object: "prompt page", content: value))
    }
    let location = PageLocation("things")
    var frame = renderer.frameValue(
      location, title: "Things", description: "All", cover: renderer.index.entries[0].cover)
    frame.isArticle = true
    pages.append(Page(object: "frame", content: frame))
    var collection = CollectionValue(
      title: "Things", description: "All", items: renderer.items(Array(renderer.index.entries.indices), at: location),
      count: CountValue(3, .works, renderer.words), pagination: PaginationValue(number: 5, of: 9) { "../\($0)/" },
      order: renderer.index.order, extra: ExtraValue(.map([.init(key: "lens", value: .string("85 mm"))])),
      isFirstPage: true)
    try renderer.hang(input.content.albums[1], in: &collection, at: location)
    pages.append(Page(object: "collection", content: collection))
    let link = IndexEntryValue(text: "sea", url: "sea/", count: CountValue(1, .works, renderer.words))
    pages.append(Page(object: "index", content: IndexValue(entries: [link])))
    pages.append(Page(object: "costs", content: renderer.costsValue(at: location)))
    pages.append(Page(object: "former address", content: AliasValue(title: "Old", target: "../new/")))
    if let feed = renderer.feedValue() { pages.append(Page(object: "feed", content: feed)) }
    pages.append(Page(object: "site map", content: renderer.sitemapValue()))
    return pages
  }

  private static func input() -> GalleryInput {
    let parent = file("things/parent", [[]], takes: 2)
    let edit = self.edit("edit", of: parent)
    let further = self.edit("further", of: edit)
    var files = [parent, edit, further]
    files.append(
      file("things/small/wide", [(0..<9).map { [MatrixValue(key: "finish", value: "f\($0)")] }].flatMap(\.self)))
    files.append(
      file(
        "cube",
        ["a", "b"].flatMap { a in
          ["c", "d"].flatMap { b in
            ["e", "f"].map { c in
              [MatrixValue(key: "x", value: a), MatrixValue(key: "y", value: b), MatrixValue(key: "z", value: c)]
            }
          }
        }))
    files.append(
      Fixture.file("joyai", prompt: "Once") {
        let request = ImageRequest(
          prompt: "Once", images: [.url("https://a.example/x.png")], options: .joyai(size: "640*480"))
        $0.pictures = (1...2).map { take in
          Picture(id: PictureID(path: "joyai", take: take), file: "content/joyai.md", line: 1, request: request)
        }
      })
    let states = (1...4).map { Fixture.file("state-\($0)", prompt: "State \($0)") }
    files += states
    var input = Fixture.input(
      files,
      albums: [
        Album(path: "", address: "", title: "Wall"),
        Album(path: "things", address: "things", title: "Things", description: "All", notes: "*Notes*"),
        Album(path: "things/small", address: "things/small", title: "Small", description: "Less"),
        Album(path: "things/empty", address: "things/empty", title: "Empty", cover: "state-1"),
      ],
      settings: GallerySettings(
        title: "Wall", description: "All", language: "ar", author: "Ada", license: "CC-BY-4.0",
        creditPrices: CreditPrices(CreditPrice(amount: Decimal(5) / 100, currency: "EUR"))),
      baseURL: "https://a.example/g/", sandbox: true)
    fill(&input, states)
    return input
  }

  private static func fill(_ input: inout GalleryInput, _ states: [PromptFile]) {
    let missing = Set(states.flatMap(\.pictures).map(\.id))
    for picture in input.content.pictures where !missing.contains(picture.id) && picture.id.path != "joyai" {
      Fixture.store(picture, in: &input)
    }
    for (id, picture) in input.renditions {
      input.renditions[id]?.files += picture.files.map { file in
        var avif = file
        avif.format = .avif
        return avif
      }
    }
    let shown = input.content.files[0].pictures[0]
    input.alternates[shown.id] = input.renditions[shown.id].map { [$0] }
    let fingerprints = states.map { Fixture.fingerprint(of: $0.pictures[0]) }
    input.works[fingerprints[0]] = .failed(reason: "refused")
    input.works[fingerprints[1]] = .running
    Fixture.store(states[2].pictures[0], in: &input)
    input.renditions[states[2].pictures[0].id] = nil
    let row = CostsSummary.Row(key: "x", pictures: 1, credits: 2, failed: 1, money: 1)
    let dear = input.content.files[3].pictures[0].id
    let take = input.content.files[0].pictures[1].id
    input.costs = CostsSummary(
      total: row, parts: CostsSummary.Subject.allCases.map { .init($0, rows: [row]) },
      dearest: [.init(dear, credits: 2, money: 1), .init(take, credits: 1)], inDoubt: 1, saved: 1, currency: "EUR")
  }

  private static func file(_ id: String, _ cells: [[MatrixValue]], takes: Int = 1) -> PromptFile {
    Fixture.file(id, title: id, date: "2026-05-04", tags: ["sea"]) { file in
      file.description = "A study"
      file.extra = .map([.init(key: "lens", value: .string("85 mm"))])
      file.author = "Ada"
      file.body = [.markdown("Before"), .prompt(0), .markdown("After")]
      file.pictures = cells.flatMap { cell in
        (1...takes).map { take in
          let text = cell.map(\.value).joined(separator: " ")
          let name = cell.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
          return Picture(
            id: PictureID(path: id, cell: name.isEmpty ? nil : name, take: take), file: "content/\(id).md", line: 1,
            cell: cell, request: Fixture.request("A mug in \(text)", quality: .low, ratio: .fourToFive))
        }
      }
    }
  }

  private static func edit(_ id: String, of parent: PromptFile) -> PromptFile {
    let above = parent.pictures[parent.pictures.count - 1]
    var file = file(id, [[]])
    var request = Fixture.request("Edit \(id)", ratio: .fourToFive)
    request.images = [.picture(above.id, sha256: Fixture.sha256(of: above))]
    file.pictures = [Fixture.picture(id, request)]
    return file
  }
}
