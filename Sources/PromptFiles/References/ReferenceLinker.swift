import Foundation
import GalleryModel
import SiteFolder

/// Looks up what references lead to, once every file has been read: other pictures and picture files.
struct ReferenceLinker {
  private(set) var files: [ReadPromptFile]
  private(set) var diagnostics: [Diagnostic] = []
  private let byID: [String: Int]
  /// Ids of prompt files that could not be read: nothing is known of their pictures.
  private let unread: Set<String>
  private var pictureFiles: PictureFiles
  private var names: PromptFileNames

  /// - Parameters:
  ///   - output: the folder that the site is written into.
  ///   - unread: paths below `content/` of files that could not be read.
  init(site: SiteFolder, output: String, files: [ReadPromptFile], unread: Set<String>) {
    self.files = files
    self.unread = Set(unread.map(PromptFileNames.id))
    byID = Dictionary(files.indices.map { (files[$0].file.id, $0) }, uniquingKeysWith: { first, _ in first })
    pictureFiles = PictureFiles(site: site, output: output)
    names = PromptFileNames(files.map(\.path))
  }

  mutating func run() {
    var circles = EditCircles()
    for index in files.indices where !files[index].references.isEmpty {
      let found = lookUpReferences(of: index)
      for number in files[index].images.indices where !files[index].images[number].isEmpty {
        let references = files[index].images[number]
        let images = references.compactMap { found[$0] }
        guard images.count == references.count else { continue }
        files[index].file.pictures[number] = files[index].file.pictures[number].resolved(images: images)
        circles.add(files[index].file.pictures[number], spots: references.map { files[index].references[$0].spot })
      }
    }
    diagnostics += circles.diagnostics
  }

  private mutating func lookUpReferences(of index: Int) -> [ImageReference?] {
    let before = diagnostics.count
    var found: [ImageReference?] = []
    for spotted in files[index].references {
      guard diagnostics.count - before < FileProblems.limit else {
        let last = Spot(file: spotted.spot.file, place: spotted.spot.place)
        diagnostics.append(last.error("there are more errors; only the first \(FileProblems.limit) are shown"))
        break
      }
      found.append(lookUp(spotted, from: index))
    }
    return found + Array(repeating: nil, count: files[index].references.count - found.count)
  }

  /// What a reference leads to; nil where it leads nowhere, which is reported.
  private mutating func lookUp(_ spotted: SpottedReference, from index: Int) -> ImageReference? {
    do throws(ReferenceFault) {
      switch spotted.reference.target {
      case .url(let url): return .url(url)
      case .file(let path):
        let file = try pictureFiles.file(at: path, from: files[index].folder)
        return .file(path: file.path, sha256: file.sha256)
      case .picture(let path, let suffix):
        return try picture(of: path, suffix, from: index).map { .picture($0, sha256: nil) }
      }
    } catch {
      diagnostics.append(spotted.spot.error(spotted.beginning + error.sentence, help: error.help))
      return nil
    }
  }

  private mutating func picture(
    of path: String, _ suffix: PictureSuffix, from index: Int
  ) throws(ReferenceFault) -> PictureID? {
    let id = path.precomposedStringWithCanonicalMapping
    guard let target = byID[id] else {
      if unread.contains(id) { return nil }
      throw ReferenceFault(
        sentence: ShownPath.of(path).map { "there is no prompt file \(ContentTree.sitePath($0)).md" }
          ?? "there is no such prompt file",
        help: names.nearest(to: path, from: files[index].folder).map { "did you mean \($0)?" })
    }
    let file = files[target]
    if file.file.draft, !files[index].file.draft {
      throw ReferenceFault(
        sentence: "\(file.file.file) is a draft, and what is no draft cannot build on it",
        help: "remove draft: true there, or make this file a draft too")
    }
    do throws(ReferenceFault) {
      return try PictureFinder(file.file).picture(suffix).id
    } catch {
      // A file that has errors of its own may have the picture as soon as they are mended.
      guard file.isComplete else { return nil }
      throw error
    }
  }
}
