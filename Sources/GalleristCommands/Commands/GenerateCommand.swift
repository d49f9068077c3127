import ArgumentParser
import GalleryModel
import Ledger
import SiteFolder

/// `gallerist generate`: makes what is missing.
struct GenerateCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make the missing pictures.",
    discussion: """
      Asks before anything is paid for; without a terminal --yes or --max-credits is needed. What was accepted earlier \
      is waited for and fetched at no charge. A picture that failed is paid for again with --retry-failed only, and one \
      that edits a picture that has changed since is made anew with --stale only.

      EXAMPLES
        gallerist generate                       shows the plan, then asks
        gallerist generate --only 'products/**'
        gallerist generate --max-credits 200     asks nothing, spends no more
        gallerist generate --retry-failed        pays again for what failed
        gallerist generate --stale               follows pictures that changed
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var generation: GenerationFlags

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let api = selection.sandbox ? nil : try APIEnvironment(world.environment)
    let workspace = try Workspace(common, drafts: selection.drafts, sandbox: selection.sandbox)
    return try await BooksSession.with(workspace, printer: printer) { books async throws(CommandFailure) in
      let status = try await PictureMaking(
        workspace: workspace, books: books, selection: selection, flags: generation, api: api, printer: printer
      ).run()
      if status == .done {
        printer.note(selection.only.isEmpty ? "Nothing is missing." : "Nothing of that is missing.")
      }
      return status
    }
  }
}
