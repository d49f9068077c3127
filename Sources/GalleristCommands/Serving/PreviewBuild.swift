import GalleryModel
import Ledger
import Site
import SiteFolder

/// One build for the preview: from the sources as they are, into memory. It sends and pays nothing, needs no lock, and
/// writes nothing but copies of pictures below `.gallerist/`: neither `public/` nor the books are touched.
struct PreviewBuild: Sendable {
  let common: CommonOptions
  let drafts: Bool
  let sandbox: Bool
  /// Where the preview is, such as `http://127.0.0.1:8080/`.
  let address: String
  /// A folder that gets the same pages; nil for none.
  let output: String?

  struct Result: Sendable {
    var files: [OutputFile]
    /// Pictures that a placeholder stands for.
    var missing: Int
    /// What is odd, but keeps nothing from being shown, as lines for a person.
    var warnings: String
  }

  func run(_ printer: Printer) async throws(CommandFailure) -> Result {
    let warnings = CollectedText()
    var world = printer.world
    world.messages = { warnings.add($0) }
    let workspace = try Workspace(common, drafts: drafts, sandbox: sandbox)
    if let output { try PreviewOutput.check(output, settings: workspace.settings) }
    do throws(SiteFolderError) {
      try BooksSession.keepOutOfGit(workspace.site)
    } catch {
      throw CommandFailure(error)
    }
    let build = SiteBuild(
      workspace: workspace, holdings: try holdings(workspace), output: output ?? workspace.settings.output,
      baseURL: workspace.settings.baseURL == nil ? nil : address, isSandbox: sandbox,
      printer: Printer(common, world: world))
    let files = try await build.files()
    if output != nil { _ = try build.write(files) }
    return Result(files: files, missing: build.placeholders, warnings: warnings.text)
  }

  /// Of the lock alone, as pages are made. A line that another gallerist is just writing is met next time.
  private func holdings(_ workspace: Workspace) throws(CommandFailure) -> Holdings {
    do throws(Diagnostics) {
      return Holdings(try LockFile(site: workspace.site, layout: workspace.layout).read().lines)
    } catch {
      throw CommandFailure(.contentError, error.all)
    }
  }
}
