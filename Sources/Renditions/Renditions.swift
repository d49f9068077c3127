import Foundation
package import GalleryModel
package import SiteFolder

/// Makes originals ready for the web, and remembers what it made.
///
/// ```swift
/// let renditions = Renditions(folder: site, settings: settings.renditions)
/// let picture = try renditions.render(originalPath: "images/3f/3fa9….png", sha256: "3fa9…")
/// ```
///
/// The cache goes by the original's content and the settings, so that neither a new name nor a new date of a file costs
/// anything: a hit reads one small record and decodes nothing. It may be used by several tasks, and deleted, at any time;
/// what is missing or was cut short is made again, with the same bytes.
package struct Renditions: Sendable {
  /// Where renditions are kept, relative to the site; the paths of `RenditionFile` lie below it.
  package static let folder = ".gallerist/renditions"
  /// Pixels of a card across, which is what link previews show at their largest.
  package static let cardWidth = 1_200
  /// A card of a very tall picture is narrower instead of higher than this.
  private static let highestCard = 3_600
  /// Bytes of a record that are read at most.
  private static let longestRecord = 1 << 20

  private let folder: SiteFolder
  private let settings: RenditionSettings

  /// Renditions are kept in `.gallerist/renditions/` of the site.
  package init(folder: SiteFolder, settings: RenditionSettings) {
    self.folder = folder
    self.settings = settings
  }

  /// The renditions of an original, made now or earlier.
  ///
  /// No rendition is wider than the original: where the settings ask for more, there is one of the original's own width.
  /// Colours become sRGB, the orientation is applied, the original's metadata is left out.
  /// - Parameters:
  ///   - originalPath: where the original lies, relative to the site.
  ///   - sha256: the hash of its bytes, in lower-case hexadecimal digits; it is believed.
  ///   - xmp: an XMP packet that every rendition carries, or nil; see `Provenance.xmp`.
  ///   - card: whether to make a card for link previews too: a JPEG 1200 pixels wide whatever the settings say, enlarged
  ///     where the original is narrower.
  /// - Throws: an ``ImageError``, or a `SiteFolderError`.
  package func render(
    originalPath: String, sha256: String, xmp: String? = nil, card: Bool = false
  ) throws -> RenderedPicture {
    let key = RenditionKey(sha256: sha256, settings: settings, xmp: xmp)
    var picture = try sizes(of: originalPath, key)
    if card { picture.card = try self.card(of: originalPath, key) }
    return picture
  }

  private func sizes(of path: String, _ key: RenditionKey) throws -> RenderedPicture {
    if let known = try remembered(key) { return known }
    let (original, bytes) = try read(path)
    let record = try make(original, from: bytes, key)
    try remember(record, at: key.record)
    return record.picture
  }

  /// It has a record of its own: whoever wants it needs no other size anew.
  private func card(of path: String, _ key: RenditionKey) throws -> RenditionFile {
    if let record = try record(CardRecord.self, at: key.cardRecord), record.file.path == key.card,
      try isWhole(record.file, record.bytes)
    {
      return record.file
    }
    let (original, bytes) = try read(path)
    let (file, count) = try write(try card(of: original, bytes), as: .jpeg, to: key.card, key)
    try remember(CardRecord(file: file, bytes: count), at: key.cardRecord)
    return file
  }

  private func read(_ path: String) throws -> (ImageMeasure, bytes: [UInt8]) {
    let bytes = try folder.read(path, limit: ImageInspector.longestFile)
    return (try ImageInspector.header(of: bytes), bytes)
  }

  /// Where a file of the cache lies, relative to the site.
  package static func path(of path: String) -> String {
    folder + "/" + path
  }

  /// What the cache holds, if all of it is there.
  private func remembered(_ key: RenditionKey) throws -> RenderedPicture? {
    guard let record = try record(RenditionRecord.self, at: key.record), !record.picture.files.isEmpty,
      record.picture.files.count == record.bytes.count
    else { return nil }
    let source = record.picture.files.map(\.width).max() ?? 0
    for (file, bytes) in zip(record.picture.files, record.bytes) {
      guard key.file(width: file.width, format: file.format, source: source) == file.path, try isWhole(file, bytes)
      else { return nil }
    }
    return record.picture
  }

  /// Nil where there is none, and where it cannot be read: it is written anew.
  private func record<Record: Decodable>(_ type: Record.Type, at path: String) throws -> Record? {
    guard let bytes = try folder.readIfPresent(Self.path(of: path), limit: Self.longestRecord) else { return nil }
    return try? JSONDecoder().decode(type, from: Data(bytes))
  }

  private func remember(_ record: some Encodable, at path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try folder.replace(Self.path(of: path), with: Array(try encoder.encode(record)))
  }

  private func isWhole(_ file: RenditionFile, _ bytes: Int) throws -> Bool {
    guard let status = try folder.status(of: Self.path(of: file.path)) else { return false }
    return status.kind == .file && status.bytes == bytes
  }

  private func make(_ original: ImageMeasure, from bytes: [UInt8], _ key: RenditionKey) throws -> RenditionRecord {
    let widths = widths(for: original)
    let largest = try DecodedPicture(bytes, type: original.type, original.size(width: widths.last ?? original.width))
    var sizes: [DecodedPicture] = []
    for width in widths.dropLast() {
      sizes.append(try largest.resized(original.size(width: width)))
    }
    sizes.append(largest)
    let sample = try largest.resized(original.size(width: min(largest.width, 64)))
    var record = RenditionRecord(
      picture: RenderedPicture(
        width: original.width, height: original.height, dominantColour: DominantColour(sample.colours()).hexadecimal,
        files: []),
      bytes: [])
    for format in settings.formats {
      for size in sizes {
        let path = key.file(width: size.width, format: format, source: largest.width)
        let (file, bytes) = try write(size, as: format, to: path, key)
        record.picture.files.append(file)
        record.bytes.append(bytes)
      }
    }
    return record
  }

  /// Made from the original itself, so that it does not depend on what other sizes there are.
  private func card(of original: ImageMeasure, _ bytes: [UInt8]) throws -> DecodedPicture {
    let width = max(1, min(Self.cardWidth, Self.highestCard * original.width / original.height))
    let picture = try DecodedPicture(bytes, type: original.type, original.size(width: min(width, original.width)))
    let size = original.size(width: width)
    return picture.width == size.width ? picture : try picture.resized(size)
  }

  /// The widths asked for, none wider than the original, ascending and without repeats.
  private func widths(for original: ImageMeasure) -> [Int] {
    Set(settings.widths.map { min($0, original.width) }).sorted()
  }

  private func write(
    _ picture: DecodedPicture, as format: RenditionFormat, to path: String, _ key: RenditionKey
  ) throws -> (file: RenditionFile, bytes: Int) {
    let bytes = try picture.encoded(format, quality: settings.quality, xmp: key.xmp)
    let (width, height) = try DecodedPicture.size(of: bytes, format)
    _ = try folder.replaceIfChanged(Self.path(of: path), with: bytes)
    let file = RenditionFile(
      format: format, width: width, height: height, path: path, sha256: SHA256Digest.of(bytes))
    return (file, bytes.count)
  }
}

extension ImageMeasure {
  /// Width and height of a copy that keeps the shape.
  fileprivate func size(width: Int) -> (width: Int, height: Int) {
    (width, max(1, Int((Double(height) * Double(width) / Double(self.width)).rounded())))
  }
}
