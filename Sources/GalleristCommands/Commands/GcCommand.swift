import ArgumentParser
import GalleryModel
import Ledger
import SiteFolder

/// `gallerist gc`: lists originals that nothing refers to, and removes them where that is asked for.
struct GcCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "List originals that nothing refers to; --apply removes them.",
    discussion: """
      Looks at images/ and .gallerist/originals/ only. What a prompt of the content asks for stays, drafts included; \
      so does what a branch or tag names and git does not hold, and what an open attempt may need. What git does not \
      hold at all may be the last copy of something paid for: it is listed apart, and goes with --last-copies only. \
      Facts are never removed: gallerist costs goes on counting what was paid.

      EXAMPLES
        gallerist gc                          lists what could go, and why
        gallerist gc -v                       also what stays, and why
        gallerist gc --apply                  removes what git holds as well
        gallerist gc --apply --last-copies    also what is nowhere else, for good
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Remove what is listed, but for last copies.")
  var apply = false

  @Flag(help: "Take in files that no fact names, and the only copies here that git does not hold.")
  var lastCopies = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    // Before the content is read: a run that ends in between may have made what new content asks for.
    let lock = apply ? try BooksSession.lock(try Workspace.folder(common)) : nil
    defer { withExtendedLifetime(lock) {} }
    let workspace = try Workspace(common, drafts: true)
    let verdicts = try await verdicts(workspace, printer)
    var text = SweepText(verdicts: verdicts, includesLastCopies: lastCopies)
    let removable = text.removable
    let removed = apply ? try remove(removable.map(\.file), from: workspace.site) : []
    text.removed = Set(removed)
    if json {
      printer.result(text.json)
    } else {
      printer.results(text.lines(applied: apply, fitting: world.outputWidth))
      text.keptLines.forEach(printer.detail)
    }
    guard removed.count < removable.count, apply else { return .done }
    printer.note("Interrupted; what is not removed yet is still in its place.")
    return world.interruption() == 15 ? .terminated : .interrupted
  }

  private func verdicts(
    _ workspace: Workspace, _ printer: Printer
  ) async throws(CommandFailure) -> [OriginalSweep.Verdict] {
    let reader: BooksReader
    let files: [OriginalFile]
    do throws(BooksError) {
      reader = try BooksReader(site: workspace.site, layout: workspace.layout)
    } catch {
      throw CommandFailure(error)
    }
    reader.warnings.forEach(printer.show)
    if apply { try BooksDoubt.check(reader) }
    do throws(SiteFolderError) {
      files = try OriginalFile.all(in: workspace.site, layout: workspace.layout)
    } catch {
      throw CommandFailure(error)
    }
    return try await judge(files, reader.holdings, workspace, printer)
  }

  /// Without git nothing is removed; a list may be made all the same.
  private func judge(
    _ files: [OriginalFile], _ holdings: Holdings, _ workspace: Workspace, _ printer: Printer
  ) async throws(CommandFailure) -> [OriginalSweep.Verdict] {
    var sweep = OriginalSweep(holdings: holdings, content: workspace.content)
    guard !files.isEmpty else { return [] }
    do throws(CommandFailure) {
      let branches = try await BranchOriginals(around: workspace, printer.world)
      sweep.named = try await branches.namedHashes()
      sweep.held = { originals async throws(CommandFailure) in try await branches.held(among: originals) }
    } catch {
      guard !apply, !Task.isCancelled else { throw error }
      for diagnostic in error.diagnostics { printer.warn(diagnostic.message, help: diagnostic.help) }
    }
    return try await sweep.verdicts(on: files)
  }

  /// One file after the other, each in one step, so that it can be interrupted at any point.
  /// - Returns: the paths that are gone.
  private func remove(_ files: [OriginalFile], from site: SiteFolder) throws(CommandFailure) -> [String] {
    var removed: [String] = []
    do throws(SiteFolderError) {
      for file in files {
        guard !Task.isCancelled else { break }
        try site.remove(file.path)
        removed.append(file.path)
        let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
        _ = try site.removeFolderIfEmpty(folder)
      }
    } catch {
      throw CommandFailure(error)
    }
    return removed
  }
}
