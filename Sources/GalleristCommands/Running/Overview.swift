import GalleryModel
import Ledger
import Planning

/// What the books say of the present content, for commands that change nothing.
struct Overview {
  let plan: Plan
  let holdings: Holdings

  init(_ workspace: Workspace, only: [PictureGlob] = [], printer: Printer) throws(CommandFailure) {
    do throws(BooksError) {
      let books = try BooksReader(site: workspace.site, layout: workspace.layout)
      books.warnings.forEach(printer.show)
      holdings = books.holdings
    } catch {
      throw CommandFailure(error)
    }
    plan = Planner(
      holdings: holdings, prices: workspace.settings.prices,
      keepsTasks: workspace.layout != .sandbox, isPresent: { workspace.isKept($0) }
    ).plan(workspace.content.pictures, only: only)
  }
}
