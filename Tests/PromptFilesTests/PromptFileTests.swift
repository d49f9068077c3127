import GalleryModel
import PromptFiles
import Testing

@Suite struct PromptFileTests {
  @Test func readsEveryKey() throws {
    let text = page(
      """
      title: Matte black espresso machine
      slug: espresso-machine
      date: 2026-06-06
      tags: [product, Coffee, product]
      alt: An espresso \\{{machine
      description: |
        Two lines
        of text
      author: Ada
      license: CC-BY-4.0
      draft: true
      weight: -3
      template: wide
      aliases: [/old/espresso/, older]
      cover: a
      extra: {a: 1, b: [true, null, 1.5, "2", 2026-06-06, 0x10], c: no}
      model: gptimage2
      quality: high
      resolution: 2k
      aspect_ratio: 4:5
      output_format: webp
      images: ["https://example.com/ä.jpg?a=1#x"]
      callback_url: https://example.com/hook?x=1
      takes: 1
      """)
    let file = try file(text)
    #expect(file.title == "Matte black espresso machine")
    #expect(file.address == "espresso-machine")
    #expect(file.date?.text == "2026-06-06")
    #expect(file.tags == ["product", "Coffee"])
    #expect(file.description == "Two lines\nof text")
    #expect(file.author == "Ada")
    #expect(file.license == "CC-BY-4.0")
    #expect(file.draft)
    #expect(file.weight == -3)
    #expect(file.template == "wide")
    #expect(file.aliases == ["old/espresso", "older"])
    #expect(file.cover == "a")
    #expect(
      file.extra
        == .map([
          .init(key: "a", value: .int(1)),
          .init(
            key: "b",
            value: .list([
              .bool(true), .null, .double(1.5), .string("2"), .string("2026-06-06"), .string("0x10"),
            ])),
          .init(key: "c", value: .string("no")),
        ]))
    let picture = try #require(file.pictures.first)
    #expect(picture.alt == "An espresso {{machine")
    #expect(picture.line == 27)
    #expect(
      picture.request
        == ImageRequest(
          prompt: "A mug", images: [.url("https://example.com/ä.jpg?a=1#x")],
          options: .gptimage2(
            GPTImage2Options(quality: .high, resolution: .twoK, aspectRatio: .fourToFive, outputFormat: .webp)),
          callbackURL: "https://example.com/hook?x=1"))
  }

  @Test(arguments: ["2024", "yes", "1.0", "0x1F", "2026-06-06", "12:30:45", "-5"])
  func readsTextsAsTheyAreWritten(text: String) throws {
    #expect(try file(page("title: \(text)\ntags: \(text)")).title == text)
    #expect(try file(page("title: \(text)\ntags: \(text)")).tags == [text])
  }

  @Test(arguments: [
    "2026-06-06", "2026-06-06T12:00:00Z", "2026-06-06T12:00:00+02:00", "2026-06-06T12:00:00.25Z", "\"2024-02-29\"",
  ])
  func readsBothFormsOfADate(date: String) throws {
    #expect(try file(page("date: \(date)")).date?.text == date.replacing("\"", with: ""))
  }

  @Test(
    arguments: [
      ("content/espresso.md", "espresso", "espresso", "Espresso", Int?.none, String?.none),
      ("content/01-espresso.md", "01-espresso", "espresso", "Espresso", 1, nil),
      (
        "content/2026-06-06-matte-black.md", "2026-06-06-matte-black", "matte-black", "Matte black", nil, "2026-06-06"
      ),
      ("content/3-2026-06-06-x_y.md", "3-2026-06-06-x_y", "x-y", "X y", 3, "2026-06-06"),
      ("content/2026-06-06.md", "2026-06-06", "2026-06-06", "2026 06 06", nil, "2026-06-06"),
      ("content/07.md", "07", "07", "07", 7, nil),
      ("content/3d-printer.md", "3d-printer", "3d-printer", "3d printer", nil, nil),
      ("content/Café (new)!.md", "Café (new)!", "café-new", "Café (new)!", nil, nil),
      ("content/02-Products/01-Mug.md", "02-Products/01-Mug", "products/mug", "Mug", 1, nil),
      ("content/Cafe\u{301}.md", "Caf\u{E9}", "caf\u{E9}", "Caf\u{E9}", nil, nil),
    ] as [(String, String, String, String, Int?, String?)])
  func takesIDAddressTitleOrderAndDateFromThePath(
    path: String, id: String, address: String, title: String, order: Int?, date: String?
  ) throws {
    let file = try file("A mug", at: path)
    #expect(Array(file.id.unicodeScalars) == Array(id.unicodeScalars))
    #expect(Array(file.address.unicodeScalars) == Array(address.unicodeScalars))
    #expect(file.title == title)
    #expect(file.order == order)
    #expect(file.date?.text == date)
    #expect(file.file == path)
    #expect(file.pictures.map(\.id.text) == [id])
  }

  @Test func refusesANameWithoutSuchADay() throws {
    #expect(
      try problems(["content/2026-02-30-mug.md": "A mug"]) == [
        "content/2026-02-30-mug.md:1:1: the date in the file's name is \"2026-02-30\"; there is no such day"
      ])
  }

  @Test func prefersTheDateOfTheFrontMatter() throws {
    #expect(try file(page("date: 2025-01-01"), at: "content/2026-06-06-mug.md").date?.text == "2025-01-01")
  }
}
