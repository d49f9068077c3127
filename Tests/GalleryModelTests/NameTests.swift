import GalleryModel
import Testing

struct NameTests {
  @Test(arguments: [
    (PictureID(path: "products/espresso"), "products/espresso"),
    (PictureID(path: "products/espresso", block: "close"), "products/espresso#close"),
    (PictureID(path: "products/espresso", block: "2"), "products/espresso#2"),
    (PictureID(path: "products/espresso", take: 2), "products/espresso~2"),
    (PictureID(path: "products/espresso", block: "close", take: 3), "products/espresso#close~3"),
  ])
  func printsAPictureIDAsItIsWrittenEverywhere(id: PictureID, text: String) {
    #expect(id.text == text)
    #expect("\(id)" == text)
  }

  @Test(arguments: [
    ("Espresso Machine", "espresso-machine"),
    ("  --Hello,   World!--  ", "hello-world"),
    ("matte black", "matte-black"),
    ("4:5", "4-5"),
    ("Ünïcödé", "ünïcödé"),
    ("Straße", "straße"),
    ("Кофе и чай", "кофе-и-чай"),
    ("浓缩咖啡 机", "浓缩咖啡-机"),
    ("عربي ١٢٣", "عربي-١٢٣"),
    ("हिन्दी", "हिन्दी"),
    ("กาแฟร้อน", "กาแฟร้อน"),
    ("ΑΘΗΝΑ", "αθηνα"),
    ("a/b\\c", "a-b-c"),
    ("..", ""), ("🙂", ""), ("", ""), ("---", ""),
    ("\u{301}", ""),
    ("a\u{0}b", "a-b"),
  ])
  func makesSlugsOfAnyScript(name: String, slug: String) {
    #expect(Slug.make(name) == slug)
  }

  @Test func givesOneSlugToBothUnicodeFormsOfAName() {
    let slugs = ["Caf\u{E9}", "Cafe\u{301}", "CAF\u{C9}", "CAFE\u{301}"].map { Array(Slug.make($0).utf8) }
    #expect(Set(slugs).count == 1)
    #expect(slugs[0] == Array("caf\u{E9}".utf8))
  }

  @Test(arguments: ["Espresso Machine", "Кофе и чай", "हिन्दी", "4:5", "Ǆ x İ"])
  func leavesASlugAsItIs(name: String) {
    let slug = Slug.make(name)
    #expect(Array(Slug.make(slug).utf8) == Array(slug.utf8))
  }

  @Test func takesNamesForTheSameThatAFileSystemWould() {
    #expect(
      Array(Slug.foldingKey("E\u{301}spresso").utf8) == Array(Slug.foldingKey("\u{E9}SPRESSO").utf8))
    #expect(Slug.foldingKey("a b") != Slug.foldingKey("a-b"))
  }

  @Test(arguments: [
    ("titel", "title"), ("qualty", "quality"), ("qaulity", "quality"), ("Resolution", "resolution"),
    ("aspect-ratio", "aspect_ratio"), ("tag", "tags"), ("imgaes", "images"),
  ])
  func suggestsTheNameThatWasProbablyMeant(name: String, nearest: String) {
    #expect(NearestName.of(name, in: Self.known) == nearest)
  }

  @Test(arguments: ["photographer", "xyzzy", "zzzzzzzzzz", "方"])
  func suggestsNothingWhereNothingIsNear(name: String) {
    #expect(NearestName.of(name, in: Self.known) == nil)
  }

  @Test func isNotSlowedDownByALongName() {
    #expect(NearestName.of(String(repeating: "q", count: 1_000_000), in: ["title"]) == nil)
    #expect(NearestName.of("", in: [String]()) == nil)
  }

  private static let known = [
    "title", "slug", "date", "tags", "alt", "description", "quality", "resolution", "aspect_ratio", "images",
  ]
}
