import ArgumentParser
import GalleryModel
import Ledger

/// `gallerist pick`: which of several stored pictures counts.
struct PickCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick", abstract: "Choose which of several stored pictures counts.",
    discussion: """
      Where two branches paid for the same request, or one answer brought several pictures, all are kept and one is \
      shown. gallerist status lists them.

      EXAMPLES
        gallerist pick products/espresso 3fa9c1
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The picture's id, or its fingerprint.", completion: PictureCompletion.kind)
  var picture: String

  @Argument(
    help: ArgumentHelp("The SHA-256 of the original, or at least 6 digits that it begins with.", valueName: "sha256"))
  var hash: String

  func validate() throws {
    guard (6...64).contains(hash.utf8.count), hash.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw ValidationError("\"\(hash)\" is no SHA-256; expected 6 to 64 hexadecimal digits")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let workspace = try Workspace(common, drafts: true)
    return try await BooksSession.with(workspace, printer: printer, saysConcerns: false) {
      books async throws(CommandFailure) in
      let holdings = await books.holdings
      let target = try PictureTarget(picture, in: workspace.content, holdings)
      let stored = holdings.storedPictures[target.fingerprint] ?? []
      let wanted = try choose(from: stored, target)
      let name = DiagnosticText.visible(target.name)
      let before = stored.first?.original.sha256
      let isUndecided = !holdings.boughtMoreThanOnce(target.fingerprint).isEmpty
      guard before != wanted.sha256 || isUndecided else {
        printer.result("\(name): \(wanted.sha256) counts already\n")
        return .done
      }
      let fact = try NextPick(of: target.name, holdings.pick(of: target.fingerprint))
        .fact(wanted, for: target.fingerprint, at: printer.world.timestamp)
      let failure = try await Recording(workspace: workspace, books: books)
        .record([fact], present: [target.fingerprint])
      guard let before, before != wanted.sha256 else {
        printer.result("\(name): \(wanted.sha256) goes on counting\n")
        if let failure { throw failure }
        return .done
      }
      printer.result("\(name): \(wanted.sha256) counts now; before it was \(before)\n")
      if let failure { throw failure }
      StaleText(workspace, before: holdings, after: await books.holdings).line.map(printer.note)
      if workspace.isKept(wanted) {
        printer.note("gallerist build shows it.")
      } else {
        printer.warn(
          "its file is not here, so another one is shown", help: "take \(wanted.path) from git into images/")
      }
      return .done
    }
  }

  private func choose(from stored: [StoredPicture], _ target: PictureTarget) throws(CommandFailure) -> Original {
    let prefix = hash.lowercased()
    var originals: [Original] = []
    for picture in stored where !originals.contains(picture.original) { originals.append(picture.original) }
    guard !originals.isEmpty else {
      throw CommandFailure(
        .contentError, "\(target.name) has no stored picture to choose", help: "gallerist status shows its state")
    }
    let matching = originals.filter { $0.sha256.hasPrefix(prefix) }
    if matching.count == 1, let only = matching.first { return only }
    let known = (matching.isEmpty ? originals : matching).map(\.sha256).joined(separator: ", ")
    throw CommandFailure(
      .contentError,
      matching.isEmpty
        ? "\(target.name) has no stored picture \(prefix)"
        : "\(matching.count) pictures of \(target.name) begin with \(prefix)",
      help: "choose one of: \(known)")
  }
}
