import GalleryModel
import Ledger
import SiteFolder

/// Puts files among the originals of a site, all of them or, as far as that can be known before, none: each is written
/// aside first.
struct OriginalStaging {
  let folder: PictureFolder
  let site: SiteFolder
  let store: OriginalStore

  /// - Parameter isStopped: asked before each file is written aside.
  /// - Returns: whether they are in their places; false where it was stopped, and nothing was changed.
  /// - Throws: ``CommandFailure``: 65 where a file was changed since it was looked at, 74 where something cannot be read
  ///   or written.
  func store(_ adoptions: [Adoption], isStopped: () -> Bool) throws(CommandFailure) -> Bool {
    var aside: [(original: Original, path: String)] = []
    var placed = 0
    do throws(CommandFailure) {
      var seen: Set<String> = []
      for adoption in adoptions where seen.insert(adoption.original.sha256).inserted {
        if isStopped() { break }
        let file = try folder.read(adoption.file, known: [adoption.original.sha256: adoption.original])
        guard file.original == adoption.original else {
          throw CommandFailure(
            .contentError, [.error("the file was changed meanwhile", file: folder.shown(adoption.file))])
        }
        aside.append((adoption.original, try written(file.bytes)))
      }
      if isStopped() {
        try remove(aside.map(\.path))
        return false
      }
      for (original, path) in aside {
        try place(original, path)
        placed += 1
      }
      return true
    } catch {
      try remove(aside.dropFirst(placed).map(\.path))
      throw error
    }
  }

  private func written(_ bytes: [UInt8]) throws(CommandFailure) -> String {
    do throws(SiteFolderError) {
      let path = try site.makeTemporaryFile()
      do throws(SiteFolderError) {
        try site.append(bytes, to: path)
        return path
      } catch {
        try site.remove(path)
        throw error
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  private func place(_ original: Original, _ path: String) throws(CommandFailure) {
    do throws(SiteFolderError) {
      try store.store(original, from: path)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func remove(_ paths: [String]) throws(CommandFailure) {
    do throws(SiteFolderError) {
      for path in paths { try site.remove(path) }
    } catch {
      throw CommandFailure(error)
    }
  }
}
