import Foundation
import GalleryModel
import Renditions
import SiteFolder
import Testing

@Suite struct RenditionCacheTests {
  private let settings = RenditionSettings(widths: [40, 80])

  /// Every cached file with its bytes and time.
  private func cache(of site: SiteFolder) throws -> [String: [String]] {
    var files: [String: [String]] = [:]
    for path in try site.files(below: Renditions.folder, hidden: true).map(Renditions.path(of:)) {
      let attributes = try FileManager.default.attributesOfItem(atPath: site.root + "/" + path)
      let time = try #require(attributes[.modificationDate] as? Date)
      files[path] = [SHA256Digest.of(try site.read(path, limit: 1 << 22)), String(time.timeIntervalSince1970)]
    }
    return files
  }

  @Test func namesFilesByContentAndSettings() throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(100, 50))
      let picture = try site.render(try Sample.picture(100, 50), settings)
      let start = "\(original.sha256.prefix(2))/\(original.sha256)"
      #expect(picture.files.map(\.path) == ["\(start)-40-q80v2s80.webp", "\(start)-80-q80v2.webp"])
    }
  }

  @Test func decodesNothingOnAHit() throws {
    try withSite { site in
      let bytes = try Sample.picture(100, 50)
      let first = try site.render(bytes, settings)
      let before = try cache(of: site)
      #expect(before.count == 3)
      // The original is gone, and nobody asks for it.
      let again = try Renditions(folder: site, settings: settings).render(
        originalPath: "images/gone.png", sha256: SHA256Digest.of(bytes))
      #expect(again == first)
      #expect(try cache(of: site) == before)
    }
  }

  @Test func makesTheSameBytesAgain() throws {
    let bytes = try Sample.picture(300, 200, seed: 4)
    let every = RenditionSettings(widths: [64, 128], formats: [.webp, .jpeg, .avif])
    func hashes() throws -> [String: String] {
      try withSite { site in
        _ = try site.render(bytes, every)
        return try cache(of: site).compactMapValues(\.first)
      }
    }
    let first = try hashes()
    #expect(first.count == 7)
    #expect(try hashes() == first)
  }

  @Test(arguments: ["missing", "cut short", "empty"])
  func mendsAFile(damage: String) throws {
    try withSite { site in
      let bytes = try Sample.picture(100, 50)
      let first = try site.render(bytes, settings)
      let before = try cache(of: site).compactMapValues(\.first)
      let path = Renditions.path(of: first.files[1].path)
      switch damage {
      case "missing": try site.remove(path)
      case "empty": try site.replace(path, with: [])
      default: try site.replace(path, with: Array(try site.read(path, limit: 1 << 20).dropLast(9)))
      }
      #expect(try site.render(bytes, settings) == first)
      #expect(try cache(of: site).compactMapValues(\.first) == before)
    }
  }

  @Test(arguments: [
    "", "{", "{}", "[]", ##"{"bytes":[],"picture":{"width":1,"height":1,"dominantColour":"#000000","files":[]}}"##,
  ])
  func mendsARecord(text: String) throws {
    try withSite { site in
      let bytes = try Sample.picture(100, 50)
      let first = try site.render(bytes, settings)
      let record = try #require(try site.files(below: Renditions.folder, hidden: true).first { $0.hasSuffix(".json") })
      try site.replace(Renditions.path(of: record), with: Array(text.utf8))
      #expect(try site.render(bytes, settings) == first)
    }
  }

  @Test func keepsOldFilesWhenAWidthIsAdded() throws {
    try withSite { site in
      let bytes = try Sample.picture(100, 50)
      _ = try site.render(bytes, settings)
      let before = try cache(of: site)
      let more = try site.render(bytes, RenditionSettings(widths: [20, 40, 80]))
      #expect(more.files.map(\.width) == [20, 40, 80])
      let after = try cache(of: site)
      for (path, state) in before { #expect(after[path] == state) }
    }
  }

  @Test func tellsQualitiesApart() throws {
    try withSite { site in
      let bytes = try Sample.picture(100, 50)
      let fine = try site.render(bytes, RenditionSettings(widths: [80], quality: 95)).files[0]
      let coarse = try site.render(bytes, RenditionSettings(widths: [80], quality: 20)).files[0]
      #expect(fine.path != coarse.path)
      #expect(fine.sha256 != coarse.sha256)
    }
  }

  @Test func standsSeveralTasksAtOnce() async throws {
    let bytes = try Sample.picture(200, 100)
    let folder = FileManager.default.temporaryDirectory.appending(path: "renditions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let site = try SiteFolder(at: folder.path)
    let original = try site.store(bytes)
    let renditions = Renditions(folder: site, settings: settings)
    let pictures = try await withThrowingTaskGroup(of: RenderedPicture.self) { group in
      for _ in 0..<8 {
        group.addTask { try renditions.render(originalPath: original.path, sha256: original.sha256) }
      }
      return try await group.reduce(into: Set<RenderedPicture>()) { $0.insert($1) }
    }
    #expect(pictures.count == 1)
    try FileManager.default.removeItem(at: folder)
  }
}
