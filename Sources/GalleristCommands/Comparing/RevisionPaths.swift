import GalleryModel
import GitHistory
import PromptFiles

/// Which files of another revision are read, and how. A stranger may have made that commit by hand: no path leads out of
/// the folder that it is written to, and no two become one.
struct RevisionPaths {
  /// Files that are copied as they are: settings, prompt files, locks.
  private(set) var texts: [RevisionFile] = []
  /// Files that a prompt file may name as references: nothing but their hash is needed.
  private(set) var pictures: [RevisionFile] = []
  /// Prompt files that are not read, with the reason.
  private(set) var leftOut: [(path: String, reason: String)] = []

  /// The most files that are looked at.
  static let countLimit = 100_000
  /// The most bytes of all texts together.
  static let sizeLimit = 512 * 1_048_576
  private static let pathLimit = 1_024
  private static let nameLimit = 255
  private static let promptFileLimit = 1_048_576
  private static let pictureEndings = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"]
  private static let content = "content/"

  /// The spellings of paths and of the folders on their way, by what a file system may take for the same.
  private var spellings: [String: String] = [:]

  /// Whether a file may be of use at all; the other ones are not even counted.
  static func isWanted(_ file: RevisionFile) -> Bool { isText(file.path) || isPicture(file.path) || hidesContent(file) }

  /// A link to a folder, or another repository, in which there may be prompt files.
  private static func hidesContent(_ file: RevisionFile) -> Bool {
    file.kind != .file && file.path.utf8.starts(with: content.utf8)
  }

  init(_ files: [RevisionFile]) {
    for file in files {
      let isPromptFile = file.path.utf8.starts(with: Self.content.utf8) && Self.isText(file.path)
      if let reason = reasonAgainst(file, isPromptFile: isPromptFile) {
        if Self.isText(file.path) || Self.hidesContent(file) { leftOut.append((file.path, reason)) }
      } else if Self.isText(file.path) {
        texts.append(file)
      } else {
        pictures.append(file)
      }
    }
  }

  private static func isText(_ path: String) -> Bool {
    path == SettingsReader.file || path == "gallerist.lock" || path.utf8.starts(with: "gallerist.lock.d/".utf8)
      || path.utf8.starts(with: content.utf8) && path.utf8.suffix(3).elementsEqual(".md".utf8)
  }

  /// Also beside `content/`: a prompt file may name `../static/mug.jpg`. Originals are no references.
  private static func isPicture(_ path: String) -> Bool {
    let lowercased = path.lowercased()
    return pictureEndings.contains { lowercased.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
      && !path.utf8.starts(with: "images/".utf8) && !path.utf8.starts(with: ".gallerist/".utf8)
  }

  private mutating func reasonAgainst(_ file: RevisionFile, isPromptFile: Bool) -> String? {
    switch file.kind {
    case .file: break
    case .link: return "a link is not followed into another revision"
    case .submodule: return "another repository is not read"
    }
    let names = file.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    let isPath =
      file.isNamed && file.path.utf8.count <= Self.pathLimit
      && names.allSatisfy { name in
        !name.isEmpty && name != "." && name != ".." && name.utf8.count <= Self.nameLimit
          && Slug.foldingKey(name) != ".git"
          && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      }
    guard isPath else { return "no file can have this name" }
    if isPromptFile, let bytes = file.bytes, bytes > Self.promptFileLimit { return "it is larger than 1 MiB" }
    var way = ""
    for name in names {
      way += way.isEmpty ? name : "/" + name
      let key = Slug.foldingKey(way)
      if let other = spellings[key], !other.utf8.elementsEqual(way.utf8) {
        return "\(other) has the same name to some file systems"
      }
      spellings[key] = way
    }
    return nil
  }
}
