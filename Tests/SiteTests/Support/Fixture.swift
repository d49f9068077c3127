import Foundation
import GalleryModel
import PromptFiles
import Site
import SiteFolder

/// Small galleries for tests.
enum Fixture {
  static func request(
    _ prompt: String, quality: Quality = .medium, ratio: AspectRatio? = nil, images: [String] = []
  ) -> ImageRequest {
    ImageRequest(
      prompt: prompt, images: images.map(ImageReference.url),
      options: .gptimage2(GPTImage2Options(quality: quality, resolution: .twoK, aspectRatio: ratio)))
  }

  static func picture(_ id: String, _ request: ImageRequest, block: String? = nil, alt: String? = nil) -> Picture {
    Picture(id: PictureID(path: id, block: block), file: "content/\(id).md", line: 1, request: request, alt: alt)
  }

  /// A prompt file with one picture.
  static func file(
    _ id: String, title: String = "Espresso", prompt: String = "An espresso machine", ratio: AspectRatio? = nil,
    date: String? = nil, tags: [String] = [], change: (inout PromptFile) -> Void = { _ in }
  ) -> PromptFile {
    let album = id.split(separator: "/").dropLast().joined(separator: "/")
    var file = PromptFile(
      file: "content/\(id).md", id: id, address: id, album: album, title: title, date: date.flatMap { ContentDate($0) },
      tags: tags, body: [.prompt(0)], pictures: [picture(id, request(prompt, ratio: ratio))])
    change(&file)
    return file
  }

  /// A gallery of these files, with an album for every folder.
  static func content(_ files: [PromptFile], albums: [Album] = []) -> GalleryContent {
    var paths: Set<String> = []
    for file in files {
      var parts = file.album.split(separator: "/").map(String.init)
      while !parts.isEmpty {
        paths.insert(parts.joined(separator: "/"))
        parts.removeLast()
      }
    }
    let described = Set(albums.map(\.path))
    let others = paths.subtracting(described).sorted().map { Album(path: $0, address: $0, title: $0.capitalized) }
    let root = described.contains("") ? [] : [Album(path: "", address: "", title: "")]
    return GalleryContent(albums: root + albums + others, files: files)
  }

  static func input(
    _ files: [PromptFile], albums: [Album] = [], settings: GallerySettings = GallerySettings(title: "Wall"),
    baseURL: String? = nil, sandbox: Bool = false
  ) -> GalleryInput {
    GalleryInput(
      settings: settings, content: content(files, albums: albums), sandbox: sandbox, baseURL: baseURL,
      version: "0.0.0")
  }

  /// Makes a picture known as stored, with renditions of two widths.
  static func store(
    _ picture: Picture, in input: inout GalleryInput, credits: Int? = 24, width: Int = 1_632, height: Int = 2_048,
    colour: String = "#a1b2c3"
  ) {
    let sha = sha256(of: picture)
    input.works[fingerprint(of: picture)] = .stored(
      original: Original(sha256: sha, bytes: 10, width: width, height: height, type: .png), credits: credits,
      at: Timestamp(seconds: 1_780_747_200))
    input.renditions[picture.id] = RenderedPicture(
      width: width, height: height, dominantColour: colour,
      files: [320, 640].map { wide in
        RenditionFile(
          format: .webp, width: wide, height: wide * height / width, path: "\(sha.prefix(2))/\(sha)-\(wide).webp",
          sha256: sha)
      },
      card: RenditionFile(
        format: .jpeg, width: 1_200, height: 1_200 * height / width, path: "\(sha.prefix(2))/\(sha)-1200card.jpg",
        sha256: sha))
  }

  /// Of the original that ``store(_:in:credits:width:height:colour:)`` gives a picture.
  static func sha256(of picture: Picture) -> String { SHA256Digest.of(fingerprint(of: picture).text) }

  /// What a site with the built-in theme renders, by path.
  static func render(_ input: GalleryInput, theme files: [String: String] = [:]) throws -> [String: String] {
    let site = try TemporarySite()
    for (path, text) in files { try site.write(text, to: "templates/" + path) }
    let theme = try theme(of: site, language: input.settings.language)
    var pages: [String: String] = [:]
    for file in try SiteRenderer(theme: theme, input: input).render() {
      switch file.content {
      case .bytes(let bytes): pages[file.path] = String(decoding: bytes, as: UTF8.self)
      case .copy(let source): pages[file.path] = "copy of " + source
      }
    }
    return pages
  }

  /// The theme of a site, with words read as the program reads them.
  static func theme(of site: TemporarySite, language: String = "en", isStrict: Bool = true) throws -> Theme {
    try Theme.load(
      site: site.folder, language: language, isStrict: isStrict, words: WordsReader(WordsFileReader.read))
  }

  /// The diagnostics that something throws; empty where it throws none.
  static func problems(_ body: () throws -> some Any) throws -> [Diagnostic] {
    do {
      _ = try body()
      return []
    } catch let problems as Diagnostics {
      return problems.all
    } catch SiteWriteError.files(let problems) {
      return problems.all
    } catch SiteReadError.files(let problems) {
      return problems.all
    }
  }

  /// What the file system refuses; nil where something throws nothing.
  static func refusal(_ body: () throws -> some Any) throws -> SiteFolderError? {
    do {
      _ = try body()
      return nil
    } catch SiteWriteError.io(let error) {
      return error
    } catch SiteReadError.io(let error) {
      return error
    }
  }

  static func fingerprint(of picture: Picture) -> Fingerprint {
    guard let fingerprint = picture.fingerprint else { preconditionFailure("\(picture.id) edits what is not known") }
    return fingerprint
  }
}
