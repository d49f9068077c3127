import GalleryModel
import Ledger
import Planning

/// What the books say of the present content, for commands that change nothing.
struct Overview {
  let plan: Plan
  let holdings: Holdings
  /// Originals that the next run takes from elsewhere in the git repository.
  let obtainable: Set<Original>
  private let books: BooksReader

  init(_ workspace: Workspace, only: [PictureGlob] = [], printer: Printer) throws(CommandFailure) {
    let books = try Self.books(workspace, printer)
    self.init(workspace, books, books.lines, only: only)
  }

  /// Like the books, but with what the next run will take from the git repository around the site, at no cost.
  static func lookingElsewhere(
    _ workspace: Workspace, only: [PictureGlob] = [], again: AgainFlags? = nil, printer: Printer
  ) async throws(CommandFailure) -> Overview {
    let books = try books(workspace, printer)
    let found = try await Elsewhere(workspace: workspace, printer: printer, allowsNetwork: false)
      .lookForContent(books.lines)
    if let obstacle = found.obstacle { printer.show(obstacle.warning) }
    return Overview(
      workspace, books, books.lines.union(found.lines), obtainable: found.originals, only: only, again: again)
  }

  private static func books(_ workspace: Workspace, _ printer: Printer) throws(CommandFailure) -> BooksReader {
    do throws(BooksError) {
      let books = try BooksReader(site: workspace.site, layout: workspace.layout)
      books.warnings.forEach(printer.show)
      return books
    } catch {
      throw CommandFailure(error)
    }
  }

  /// - Parameter obtainable: originals that count as if they were here.
  private init(
    _ workspace: Workspace, _ books: BooksReader, _ lines: Set<FactLine>, obtainable: Set<Original> = [],
    only: [PictureGlob], again: AgainFlags? = nil
  ) {
    holdings = Holdings(lines)
    self.obtainable = obtainable
    self.books = books
    plan = Planner(
      holdings: holdings, prices: workspace.settings.prices,
      keepsTasks: workspace.layout != .sandbox, isPresent: { workspace.isKept($0) || obtainable.contains($0) }
    ).plan(
      workspace.content.pictures, of: workspace.allPictures, only: only, retryFailed: again?.retryFailed ?? false,
      stale: again?.stale ?? false)
  }

  /// Why each picture is not stored as it is wanted.
  /// - Parameter also: pictures that are explained whatever their state.
  func reasons(also: Set<PictureID> = []) throws(CommandFailure) -> PlanReasons {
    let past = PastRequests(plan, holdings: holdings, also: also)
    do throws(BooksError) {
      return PlanReasons(plan, holdings: holdings, past: past.with(try books.bodies(of: past.attempts)))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// How many pictures the next run takes from the git repository, at no cost.
  var takenFromGit: Int {
    Set(plan.pictures.filter { $0.original.map(obtainable.contains) ?? false }.compactMap(\.picture.shown)).count
  }
}
