import ArgumentParser
import GalleryModel
import Ledger
import SiteFolder

/// `gallerist adopt`: takes existing pictures for prompts, for no credits.
struct AdoptCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Take existing pictures for prompts, for no credits.",
    discussion: """
      A file is copied into images/ as it is: a whole PNG, JPEG or WebP picture of at most 64 MiB and 64 megapixels. \
      It counts before pictures that were made, until another one is picked.

      --all takes the pictures of a folder that are named like ids, in folders like those of the content: \
      products/espresso.png, products/espresso#close@finish=steel~2.jpg. All of them are checked first; while one of \
      them is no whole picture, nothing is changed. A picture that has another file already keeps it, unless --replace \
      is given. Doing it again changes nothing.

      EXAMPLES
        gallerist adopt products/espresso ~/Pictures/espresso.png
        gallerist adopt --all ~/Pictures/gallery --dry-run
        gallerist adopt --all ~/Pictures/gallery
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The picture's id, or its fingerprint.", completion: PictureCompletion.kind)
  var picture: String?

  @Argument(help: "The picture file, relative to the current folder.", completion: .file())
  var file: String?

  @Option(
    name: .customLong("all"), help: ArgumentHelp("Take the files of a folder, named like ids.", valueName: "folder"),
    completion: .directory)
  var folder: String?

  @Flag(help: "With --all: take files also where another picture is there already.")
  var replace = false

  @Flag(name: [.customShort("n"), .long], help: "With --all: show what would be adopted; change nothing.")
  var dryRun = false

  func validate() throws {
    guard folder == nil else {
      if let picture { throw ValidationError("--all takes a folder and no PICTURE; \"\(picture)\" is too many") }
      return
    }
    if picture == nil { throw ValidationError("Missing expected argument '<picture>'") }
    if file == nil { throw ValidationError("Missing expected argument '<file>'") }
    if replace || dryRun { throw ValidationError("\(replace ? "--replace" : "--dry-run") needs --all FOLDER") }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let workspace = try Workspace(common, drafts: true)
    if let folder {
      return try await FolderAdoption(
        workspace: workspace, folder: PictureFolder(folder), replaces: replace, isDryRun: dryRun, printer: printer
      ).run()
    }
    guard let picture, let file else { throw CommandFailure(.usage, "PICTURE or FILE is missing") }
    let foreign = try ForeignFile(file)
    return try await BooksSession.with(workspace, printer: printer, saysConcerns: false) {
      books async throws(CommandFailure) in
      let before = await books.holdings
      let target = try PictureTarget(picture, in: workspace.content, before)
      try await adopt(foreign, for: target, workspace, books, printer)
      StaleText(workspace, before: before, after: await books.holdings).line.map(printer.note)
      tellWhatCounts(foreign.original.sha256, target, await books.holdings, printer)
      return .done
    }
  }

  private func adopt(
    _ foreign: ForeignFile, for target: PictureTarget, _ workspace: Workspace, _ books: Books, _ printer: Printer
  ) async throws(CommandFailure) {
    let known = await books.holdings.storedPictures[target.fingerprint] ?? []
    // What facts say of the same bytes holds: two descriptions of one file would contradict each other.
    let same = known.first { $0.original.sha256 == foreign.original.sha256 }
    let original = same?.original ?? foreign.original
    let name = DiagnosticText.visible(target.name)
    let wasHere = same != nil && workspace.isPresent(original)
    if !wasHere { try store(original, foreign.bytes, workspace, books) }
    guard same == nil else {
      printer.result(
        wasHere
          ? "\(name): this picture is there already (\(original.sha256)); nothing was changed\n"
          : "\(name): this picture was there already, and its missing file is back (\(original.sha256))\n")
      return
    }
    let fact = Fact(
      fingerprint: target.fingerprint, attempt: nil, at: printer.world.timestamp,
      event: .adopted(original, edit: target.edit))
    let failure = try await Recording(workspace: workspace, books: books).record([fact], present: [target.fingerprint])
    printer.result(
      "\(name): adopted as \(original.sha256), \(original.width) × \(original.height), for no credits\n")
    if let failure { throw failure }
  }

  private func store(
    _ original: Original, _ bytes: [UInt8], _ workspace: Workspace, _ books: Books
  ) throws(CommandFailure) {
    let site = workspace.site
    do throws(SiteFolderError) {
      try books.store.prepare()
      let temporary = try site.makeTemporaryFile()
      do throws(SiteFolderError) {
        try site.append(bytes, to: temporary)
        try books.store.store(original, from: temporary)
      } catch {
        try site.remove(temporary)
        throw error
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  private func tellWhatCounts(_ hash: String, _ target: PictureTarget, _ holdings: Holdings, _ printer: Printer) {
    for attempt in holdings.attempts(at: target.fingerprint) where !attempt.isSettled {
      printer.show(.warning(AttemptText(attempt).sentence, help: AttemptText(attempt).help))
    }
    guard let counting = holdings.storedPictures[target.fingerprint]?.first?.original.sha256, counting != hash else {
      printer.note("gallerist build shows it.")
      return
    }
    printer.warn(
      "\(target.name): \(counting) counts still, because it was picked or adopted before",
      help: "gallerist pick \(ShellWord.quoted(target.name)) \(hash.prefix(12))")
  }
}
