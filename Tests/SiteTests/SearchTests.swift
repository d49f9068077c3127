import Foundation
import GalleryModel
import Site
import Testing

/// The search's files, asked as the script in the page asks them.
@Suite struct SearchTests {
  private struct Start: Decodable {
    var total: Int
    var page: Int
    var order: String
    var parts: [[String]]
    var tag: [Choice]
    var model: [Choice]
    var quality: [Choice]
    var album: [Choice]
  }

  private struct Choice: Decodable, Hashable {
    var key: String
    var text: String
    var count: Int

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      key = try values.decode(String.self)
      text = try values.decode(String.self)
      count = try values.decode(Int.self)
    }
  }

  private struct Part: Decodable {
    var words: [String]
    var works: [String]
  }

  private func start(_ pages: [String: String]) throws -> Start {
    let text = try #require(pages["search/start.json"])
    return try JSONDecoder().decode(Start.self, from: Data(text.utf8))
  }

  /// The works that have a word, or one that begins so.
  private func works(_ word: String, in pages: [String: String], isWhole: Bool = false) throws -> [Int] {
    let parts = try start(pages).parts
    var found: Set<Int> = []
    for (place, part) in parts.enumerated() {
      let next = place + 1 < parts.count ? parts[place + 1][0] : nil
      let last = isWhole ? word : word + "\u{FFFF}"
      guard !last.utf16.lexicographicallyPrecedes(part[0].utf16),
        next.map({ word.utf16.lexicographicallyPrecedes($0.utf16) }) ?? true
      else { continue }
      let text = try #require(pages["search/words-\(part[1]).json"])
      let list = try JSONDecoder().decode(Part.self, from: Data(text.utf8))
      for (known, steps) in zip(list.words, list.works) where isWhole ? known == word : known.hasPrefix(word) {
        var number = 0
        for step in steps.split(separator: " ") {
          number += try #require(Int(step, radix: 36))
          found.insert(number)
        }
      }
    }
    return found.sorted()
  }

  @Test func findsTitlesPromptsAndTagsByTheBeginningsOfWords() throws {
    let files = [
      Fixture.file("a/one", title: "Größe der Wellen", prompt: "Ein Boot", tags: ["North Sea"]),
      Fixture.file("a/b/two", title: "Cup", prompt: "CAFÉ in Ελλάς, σοφός", tags: []),
      Fixture.file("three", title: "茶の湯", prompt: "ﬁne porcelain №7, 2nd try", tags: ["north-light"]),
    ]
    let pages = try Fixture.render(Fixture.input(files))
    for (word, expected) in [
      ("große", [0]), ("w", [0]), ("boot", [0]), ("bootx", []), ("north", [0, 2]), ("sea", [0]), ("cafe", [1]),
      ("ελλασ", [1]), ("σοφοσ", [1]), ("茶", [2]), ("湯", [2]), ("の", [2]), ("fine", [2]), ("no7", [2]), ("2nd", [2]),
    ] as [(String, [Int])] {
      #expect(try works(word, in: pages) == expected, "\(word)")
    }
  }

  @Test func filtersByTagModelQualityAndAlbum() throws {
    let files = [
      Fixture.file("a/one", tags: ["Sea"]), Fixture.file("a/b/two", tags: ["sea", "light"]),
      Fixture.file("three") {
        $0.pictures.append(Fixture.picture("three", Fixture.request("x", quality: .high), block: "2"))
      },
    ]
    let pages = try Fixture.render(Fixture.input(files))
    for (word, expected) in [
      ("t:sea", [0, 1]), ("t:light", [1]), ("m:gptimage2", [0, 1, 2]), ("q:medium", [0, 1, 2]), ("q:high", [2]),
      ("a:a", [0, 1]), ("a:a/b", [1]), ("t:se", []),
    ] as [(String, [Int])] {
      #expect(try works(word, in: pages, isWhole: true) == expected, "\(word)")
    }
    let start = try start(pages)
    #expect(start.total == 3 && start.page == 48)
    #expect(start.tag.map(\.text) == ["light", "Sea"] && start.tag.map(\.count) == [1, 2])
    #expect(start.quality.map(\.key) == ["medium", "high"] && start.album.map(\.key) == ["a", "a/b"])
    #expect(start.album.map(\.text) == ["A", "A/B"] && start.model.map(\.count) == [3])
  }

  @Test func theDataKnowsThePagesThatItBelongsTo() throws {
    func pages(_ names: [String], title: String = "Cup") throws -> [String: String] {
      try Fixture.render(Fixture.input(names.map { Fixture.file($0, title: title) }))
    }
    let names = (10..<70).map(String.init)
    let first = try pages(names)
    let order = try start(first).order
    for page in ["index.html", "page/2/index.html"] {
      #expect(first[page]?.contains("data-order=\"\(order)\"") == true)
    }
    #expect(try start(pages(names, title: "Mug")).order == order)
    #expect(try start(pages(names.reversed())).order != order)
    #expect(try start(pages(Array(names.dropLast()))).order != order)
    #expect(first["models/gptimage2/index.html"]?.contains("data-order") == false)
  }

  @Test func anEmptyGalleryHasNothingToFind() throws {
    let pages = try Fixture.render(Fixture.input([]))
    #expect(!pages.keys.contains { $0.hasPrefix("search/") })
    #expect(pages["index.html"]?.contains("#find") == false)
  }

  @Test func whatDoesNotHangIsNotFound() throws {
    let pages = try Fixture.render(
      Fixture.input([Fixture.file("cup", prompt: "Plain") { $0.extra = .string("hidden") }]))
    #expect(try works("hidden", in: pages).isEmpty)
  }
}
