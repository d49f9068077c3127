import GalleryModel
import Ledger
import SiteFolder

/// A folder of pictures that are named like ids: `products/espresso#close.png`.
struct PictureFolder {
  /// A file that its ending calls a picture.
  struct File: Hashable {
    /// Relative to the folder.
    let path: String
    /// The path without its ending.
    let name: String
  }

  private static let endings: Set<String> = ["png", "jpg", "jpeg", "webp"]

  /// The folder as the person wrote it, without slashes at the end.
  let written: String
  /// By the bytes of their paths.
  let files: [File]
  /// What was passed over.
  let warnings: [Diagnostic]
  private let folder: SiteFolder

  /// Looks for files, hidden ones and those in hidden folders left out. Links are followed to files in the folder only.
  /// - Throws: ``CommandFailure``: 64 where there is no such folder, 74 where it cannot be read.
  init(_ path: String) throws(CommandFailure) {
    let written = path.trimmedSlashesAtEnd
    self.written = written
    do throws(SiteFolderError) {
      folder = try SiteFolder(at: path)
    } catch {
      if case .notAFolder = error { throw CommandFailure(.usage, "\"\(path)\" is not a folder") }
      throw CommandFailure(.usage, "there is no folder \"\(path)\"")
    }
    var files: [File] = []
    var warnings: [Diagnostic] = []
    var waiting = [""]
    do throws(SiteFolderError) {
      while let inner = waiting.popLast(), !Task.isCancelled {
        for entry in try Self.listing(of: inner, in: folder) where !entry.name.hasPrefix(".") {
          let path = inner.isEmpty ? entry.name : inner + "/" + entry.name
          switch entry.place {
          case .folder: waiting.append(path)
          case .file: Self.file(path).map { files.append($0) }
          case .link:
            guard let file = Self.file(path) else { continue }
            if Self.leadsToAFile(path, in: folder) {
              files.append(file)
            } else {
              warnings.append(.warning("the link leads to no file in the folder", file: Self.shown(path, in: written)))
            }
          case .other: continue
          }
        }
      }
    } catch {
      throw CommandFailure(.inputOutput, "\(written): \(error)")
    }
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.warnings = warnings
  }

  private static func listing(
    of inner: String, in folder: SiteFolder
  ) throws(SiteFolderError) -> [SiteFolder.Listed] {
    do throws(SiteFolderError) {
      return try folder.listing(of: inner)
    } catch .notFound where !inner.isEmpty {
      return []  // it went away meanwhile
    }
  }

  private static func file(_ path: String) -> File? {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard endings.contains(ending) else { return nil }
    let name = String(path.unicodeScalars.dropLast(ending.unicodeScalars.count + 1))
    return name.isEmpty || name.hasSuffix("/") ? nil : File(path: path, name: name)
  }

  private static func leadsToAFile(_ path: String, in folder: SiteFolder) -> Bool {
    do throws(SiteFolderError) {
      return try folder.status(of: path)?.kind == .file
    } catch {
      return false  // out of the folder, or nowhere
    }
  }

  /// A file as messages name it.
  func shown(_ file: File) -> String { Self.shown(file.path, in: written) }

  private static func shown(_ path: String, in folder: String) -> String {
    folder == "." ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// A file's bytes, and what they are.
  /// - Throws: ``CommandFailure``: 65 for what is no whole picture, 74 where it cannot be read.
  func read(_ file: File, known: [String: Original] = [:]) throws(CommandFailure) -> ForeignFile {
    let bytes: [UInt8]
    do throws(SiteFolderError) {
      bytes = try folder.read(file.path, limit: OriginalStore.sizeLimit)
    } catch {
      if case .tooLarge = error {
        throw CommandFailure(
          .contentError,
          [.error("the file is larger than \(OriginalStore.sizeLimit / 1_048_576) MiB", file: shown(file))])
      }
      throw CommandFailure(.inputOutput, [.error("the file cannot be read: \(error)", file: shown(file))])
    }
    return try ForeignFile(bytes, file: shown(file), known: known)
  }
}

extension String {
  /// Without slashes at the end, but for a path that is nothing else.
  fileprivate var trimmedSlashesAtEnd: String {
    let trimmed = String(reversed().drop { $0 == "/" }.reversed())
    return trimmed.isEmpty ? self : trimmed
  }
}
