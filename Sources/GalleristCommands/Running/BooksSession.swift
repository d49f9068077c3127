import GalleryModel
import Ledger
import SiteFolder

/// The right to change a site and its books, for as long as a closure runs: one process at a time.
enum BooksSession {
  static func with<Value>(
    _ workspace: Workspace, printer: Printer, _ body: (Books) async throws(CommandFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    let lock = try lock(workspace.site)
    defer { withExtendedLifetime(lock) {} }
    do throws(SiteFolderError) {
      try workspace.site.removeTemporaryFiles()
    } catch {
      throw CommandFailure(error)
    }
    let books: Books
    do throws(BooksError) {
      books = try Books(site: workspace.site, layout: workspace.layout) { line in
        printer.world.messages("this fact could be written nowhere; keep it: \(line)\n")
      }
    } catch {
      throw CommandFailure(error)
    }
    books.warnings.forEach(printer.show)
    return try await body(books)
  }

  static func lock(_ site: SiteFolder) throws(CommandFailure) -> SiteLock {
    do throws(SiteFolderError) {
      return try SiteLock(site)
    } catch {
      throw CommandFailure(error)
    }
  }
}
