import ArgumentParser
import GalleryModel
import Ledger

/// Makes the stand-in pictures that are missing, in the built-in sandbox and its own books.
struct StandInMaking: Sendable {
  let common: CommonOptions
  let drafts: Bool

  /// - Throws: ``CommandFailure``, with exit status 11 where another gallerist is at work on the site.
  func run(_ printer: Printer) async throws(CommandFailure) {
    let workspace = try Workspace(common, drafts: drafts, sandbox: true)
    let selection: SelectionOptions
    let flags: GenerationFlags
    do {
      selection = try SelectionOptions.parse(drafts ? ["--sandbox", "--drafts"] : ["--sandbox"])
      flags = try GenerationFlags.parse([])
    } catch {
      throw CommandFailure(.unexpected, "the sandbox cannot run: \(error)")
    }
    try await BooksSession.with(workspace, printer: printer, saysConcerns: false) {
      books async throws(CommandFailure) in
      _ = try await PictureMaking(
        workspace: workspace, books: books, selection: selection, flags: flags, api: nil, printer: printer
      ).run()
    }
  }
}
