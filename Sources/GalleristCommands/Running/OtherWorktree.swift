import GalleryModel
import Ledger
import SiteFolder

/// The same site in another worktree of the repository.
struct OtherWorktree {
  /// An absolute path.
  let path: String
  let layout: BooksLayout

  /// What its books say of some fingerprints, committed or not.
  func lines(of wanted: Set<Fingerprint>) throws(BooksError) -> Set<FactLine> {
    let books = try BooksReader(site: try folder(), layout: layout)
    return books.lines.filter { line in line.fact.map { wanted.contains($0.fingerprint) } ?? false }
  }

  /// The facts of its books that name a task.
  func facts(ofTask task: String) throws(BooksError) -> [Fact] {
    let books = try BooksReader(site: try folder(), layout: layout)
    return books.lines.compactMap(\.fact).filter { $0.task == task }
  }

  /// Whether it has an original; only the size is looked at.
  func has(_ original: Original) -> Bool {
    !places(of: original).isEmpty
  }

  /// An original's bytes; nil where they are not there, or not whole.
  func read(_ original: Original) -> [UInt8]? {
    for place in places(of: original) {
      do throws(SiteFolderError) {
        let bytes = try SiteFolder(at: path).read(place, limit: original.bytes)
        if original.isWhole(bytes) { return bytes }
      } catch {
        continue  // what cannot be read is not there
      }
    }
    return nil
  }

  private func places(of original: Original) -> [String] {
    guard original.bytes <= OriginalStore.sizeLimit else { return [] }
    do throws(SiteFolderError) {
      let site = try SiteFolder(at: path)
      var places: [String] = []
      for place in [layout.images, layout.originals].map({ $0 + "/" + original.path }) {
        if let status = try site.status(of: place), status.kind == .file, status.bytes == original.bytes {
          places.append(place)
        }
      }
      return places
    } catch {
      return []  // what cannot be looked at is not there
    }
  }

  private func folder() throws(BooksError) -> SiteFolder {
    do throws(SiteFolderError) {
      return try SiteFolder(at: path)
    } catch {
      throw .io(error.description)
    }
  }
}
