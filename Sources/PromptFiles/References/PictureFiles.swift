import Foundation
import GalleryModel
import SiteFolder

/// The picture files of a site that references lead to; each is read once.
struct PictureFiles {
  /// A picture file by its path relative to the site.
  struct Found: Hashable {
    var path: String
    var sha256: String
  }

  /// The most bytes that a picture file may have.
  static let sizeLimit = 67_108_864
  /// Names are compared with all of a folder.
  private static let suggestionLimit = 20

  private let site: SiteFolder
  private let output: String
  private var found: [String: Result<Found, ReferenceFault>] = [:]
  private var folders: [String: [String: String]] = [:]
  private var suggestions = 0

  /// - Parameter output: the folder that the site is written into.
  init(site: SiteFolder, output: String) {
    self.site = site
    self.output = output
  }

  /// - Parameters:
  ///   - path: relative to the site.
  ///   - folder: the folder of the file that refers to it, below `content/`.
  mutating func file(at path: String, from folder: String) throws(ReferenceFault) -> Found {
    if let known = found[path] { return try known.get() }
    let result: Result<Found, ReferenceFault>
    do throws(ReferenceFault) {
      result = .success(try read(path, from: folder))
    } catch {
      result = .failure(error)
    }
    found[path] = result
    return try result.get()
  }

  private mutating func read(_ path: String, from folder: String) throws(ReferenceFault) -> Found {
    guard path != output, !path.hasPrefix(output + "/") else {
      throw ReferenceFault(
        sentence: "the site is written into \(output)/, where nothing lasts", help: "keep the file beside the prompts")
    }
    let place: String?
    let bytes: [UInt8]
    do throws(SiteFolderError) {
      place = try self.place(of: path)
      bytes = try place.map { path throws(SiteFolderError) in try site.read(path, limit: Self.sizeLimit) } ?? []
    } catch {
      throw ReferenceFault(sentence: error.sentence(for: "file"))
    }
    guard let place else {
      throw ReferenceFault(
        sentence: ShownPath.of(path).map { "there is no file \($0)" } ?? "there is no such file",
        help: nearest(to: path, from: folder).map { "did you mean \($0)?" })
    }
    if bytes.count <= 1_024, let pointer = LargeFilePointer(bytes), Hexadecimal.isSHA256(pointer.sha256) {
      return Found(path: place, sha256: pointer.sha256)
    }
    guard ImageType(firstBytes: bytes) != nil else {
      throw ReferenceFault(sentence: "\(path) is no picture", help: "pictures are PNG, JPEG and WebP files")
    }
    return Found(path: place, sha256: SHA256Digest.of(bytes))
  }

  /// The path as the names on the disk are: in their Unicode form, and nil where only the case is the same, which another
  /// system would not find.
  private mutating func place(of path: String) throws(SiteFolderError) -> String? {
    var place = ""
    for part in path.split(separator: "/") {
      guard let name = try names(in: place)[part.precomposedStringWithCanonicalMapping] else { return nil }
      place = place.isEmpty ? name : place + "/" + name
    }
    return place
  }

  /// The names in a folder by their NFC; empty where there is no such folder.
  private mutating func names(in folder: String) throws(SiteFolderError) -> [String: String] {
    if let known = folders[folder] { return known }
    var names: [String: String] = [:]
    do throws(SiteFolderError) {
      for name in try site.names(of: folder) { names[name.precomposedStringWithCanonicalMapping] = name }
    } catch .notAFolder {
      names = [:]
    }
    folders[folder] = names
    return names
  }

  /// The picture file beside a path that was probably meant, relative to a folder below `content/`.
  private mutating func nearest(to path: String, from folder: String) -> String? {
    suggestions += 1
    let parent = PromptFileReader.folder(of: path)
    guard suggestions <= Self.suggestionLimit, let names = folders[parent]?.values else { return nil }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let candidates = names.filter { candidate in
      ReferenceText.endings.contains { candidate.lowercased().hasSuffix("." + $0) }
    }
    return NearestName.of(name, in: candidates.sorted()).map { near in
      RelativePath.text(to: parent.isEmpty ? near : parent + "/" + near, from: ContentTree.sitePath(folder))
    }
  }
}
