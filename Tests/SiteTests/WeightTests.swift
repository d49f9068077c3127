import Foundation
import GalleryModel
import Testing

@testable import Site

/// What a visitor loads, as a server sends it.
@Suite struct WeightTests {
  /// Prompts like those that people write: long, no two alike.
  private func gallery(_ count: Int) -> GalleryInput {
    let words = """
      premium product photo matte black espresso machine honed white marble counter faint grey veins powder coated steel \
      softly rounded edges single brushed lever unmarked pressure gauge walnut portafilter handle pointing slightly \
      towards camera narrow strip softbox behind left shoulder draws thin continuous highlight down body card right opens \
      shadow side background plain warm wall falls darker top height group head focus
      """.split(separator: " ").map(String.init)
    var generator = Numbers(seed: 7)
    func text(_ length: Int) -> String {
      (0..<length).map { _ in
        let number = generator.next()
        // Names and numbers that occur nowhere else.
        return number % 9 == 0 ? "w\(String(number % 200_000, radix: 36))" : words[number % words.count]
      }.joined(separator: " ")
    }
    let files = (0..<count).map { number in
      Fixture.file(
        "album-\(number % 60)/work-\(number)", title: text(5), prompt: "\(number) " + text(60),
        tags: (0..<3).map { _ in "tag \(generator.next() % 900)" })
    }
    var input = Fixture.input(files, settings: GallerySettings(title: "Wall", description: text(20)))
    for file in files.prefix(96) {
      Fixture.store(
        file.pictures[0], in: &input, width: 900 + generator.next() % 900, height: 900 + generator.next() % 900)
    }
    return input
  }

  /// Bytes after compression by gzip itself.
  private func gzipped(_ text: String) throws -> Int {
    let file = FileManager.default.temporaryDirectory.appending(path: "gallerist-weight-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) } }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-9", "-c", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && !bytes.isEmpty)
    return bytes.count
  }

  @Test func aHomePageOf48CardsIsLight() throws {
    let pages = try Fixture.render(gallery(120))
    let home = try #require(pages["index.html"])
    #expect(home.components(separatedBy: "<img ").count == 49)
    let bytes = try gzipped(home)
    #expect(bytes <= 14 * 1_024, "home: \(bytes) bytes")
    func sum(_ ending: String) throws -> Int {
      try pages.filter { $0.key.hasPrefix("assets/") && $0.key.hasSuffix(ending) }.reduce(0) {
        try $0 + gzipped($1.value)
      }
    }
    let (styles, scripts) = (try sum(".css"), try sum(".js"))
    #expect(styles <= 8 * 1_024, "style sheets: \(styles) bytes")
    #expect(scripts <= 8 * 1_024, "scripts: \(scripts) bytes")
  }

  @Test func theSearchBeginsLightWithTenThousandPrompts() throws {
    var files: [String: String] = [:]
    for file in SearchIndex(GalleryIndex(gallery(10_000))).files() {
      if case .bytes(let bytes) = file.content { files[file.path] = String(decoding: bytes, as: UTF8.self) }
    }
    let start = try #require(files["search/start.json"])
    let parts = try files.filter { $0.key.hasPrefix("search/words-") }.map { try gzipped($0.value) }
    #expect(parts.count > 20)
    // What the first answer needs besides: the one part that the word lies in.
    let first = try gzipped(start) + (parts.max() ?? 0)
    #expect(first <= 30 * 1_024, "search: \(first) bytes")
  }

  private struct Numbers {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
  }
}
