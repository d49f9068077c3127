import GalleryModel
import Ledger
import SiteFolder

/// The right to change a site and its books, for as long as a closure runs: one process at a time.
enum BooksSession {
  /// - Parameter saysConcerns: whether what a person should know before more is paid for is said first.
  static func with<Value>(
    _ workspace: Workspace, printer: Printer, saysConcerns: Bool = true,
    _ body: (Books) async throws(CommandFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    let lock: SiteLock
    do throws(SiteFolderError) {
      lock = try SiteLock(workspace.site)
    } catch {
      if error == .busy(holder: nil),
        let other = await WorktreeHold.busyWorktree(around: workspace, environment: printer.world.environment)
      {
        throw other
      }
      throw CommandFailure(error)
    }
    defer { withExtendedLifetime(lock) {} }
    do throws(SiteFolderError) {
      try workspace.site.removeTemporaryFiles()
      try keepOutOfGit(workspace.site)
      try warnOfALostLock(workspace, printer)
    } catch {
      throw CommandFailure(error)
    }
    let books: Books
    do throws(BooksError) {
      books = try Books(site: workspace.site, layout: workspace.layout) { line in
        let place = workspace.layout.lock
        printer.world.messages("this fact could be written nowhere; add it as a line to \(place): \(line)\n")
      }
    } catch {
      throw CommandFailure(error)
    }
    books.warnings.forEach(printer.show)
    if saysConcerns { BooksConcerns(holdings: await books.holdings, workspace: workspace, printer: printer).say() }
    return try await body(books)
  }

  /// What only this machine has must not be committed, whatever the site's own `.gitignore` says.
  static func keepOutOfGit(_ site: SiteFolder) throws(SiteFolderError) {
    let path = ".gallerist/.gitignore"
    if try site.status(of: path) == nil { try site.replace(path, with: Array("*\n".utf8)) }
  }

  /// Without it nothing but git may know that the pictures are paid for.
  private static func warnOfALostLock(_ workspace: Workspace, _ printer: Printer) throws(SiteFolderError) {
    let layout = workspace.layout
    guard layout == .site, try workspace.site.status(of: layout.lock) == nil else { return }
    let count = try OriginalStore(site: workspace.site, layout: layout).namedFiles().count
    guard count > 0 else { return }
    let originals = count == 1 ? "1 original" : "\(count) originals"
    printer.warn(
      "\(layout.lock) is missing, though \(layout.images)/ holds \(originals), which may be paid for",
      help: "take it back, as with: git checkout -- \(layout.lock)")
  }

  static func lock(_ site: SiteFolder) throws(CommandFailure) -> SiteLock {
    do throws(SiteFolderError) {
      return try SiteLock(site)
    } catch {
      throw CommandFailure(error)
    }
  }
}
