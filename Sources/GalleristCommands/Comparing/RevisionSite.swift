import GalleryModel
import GitHistory
import Ledger
import Planning
import PromptFiles
import SiteFolder

/// The site at another commit: its settings, content and lock are copied to a temporary folder and read there by the very
/// readers that read a site. Work tree, index and references are left alone.
struct RevisionSite {
  let revision: ComparedRevision
  let git: GitHistory
  let printer: Printer

  /// How many problems of the other revision are shown one by one.
  private static let warningLimit = 5
  private static let pictureLimit = 64 * 1_048_576

  /// Every picture that it asks for, drafts included, with its references filled in as far as its lock tells.
  struct Content {
    var pictures: [Picture] = []
    /// The ids of those in drafts.
    var drafts: Set<PictureID> = []
  }

  /// Reads it; a commit without the site asks for nothing.
  /// - Throws: ``CommandFailure``: 78 for its settings; 74 where git has not got it here, or it is too large.
  func read() async throws(CommandFailure) -> Content {
    let paths = try await paths()
    warn(paths.leftOut.map { .error("\($0.path) is not read: \($0.reason)", file: spot($0.path)) })
    guard paths.texts.contains(where: { $0.path == SettingsReader.file }) else {
      guard !paths.leftOut.contains(where: { $0.path == SettingsReader.file }) else {
        throw CommandFailure(.settingsError, "the settings at \(revision.name) cannot be read")
      }
      printer.note("There was no site here at \(DiagnosticText.visible(revision.name)): everything is added.")
      return Content()
    }
    let folder = try TemporaryFolder()
    defer { folder.remove(printer) }
    try await copy(paths, to: folder.site)
    return try await content(of: folder.site, paths)
  }

  private func paths() async throws(CommandFailure) -> RevisionPaths {
    let files: [RevisionFile]?
    do throws(GitHistoryError) {
      files = try await git.files(at: revision.base, limit: RevisionPaths.countLimit, where: RevisionPaths.isWanted)
    } catch {
      // Older versions of git end where a file is not here and no server may be asked; newer ones say which it is.
      if case .refused(let reason) = error, reason.contains("promisor") {
        throw absent("all files of \(revision.name)")
      }
      throw CommandFailure(error, printer.world)
    }
    guard let files else {
      throw CommandFailure(.inputOutput, "\(revision.name) has more than \(RevisionPaths.countLimit) files")
    }
    let paths = RevisionPaths(files)
    var size = 0
    for file in paths.texts {
      guard let bytes = file.bytes else { throw absent(spot(file.path)) }
      size += min(bytes, RevisionPaths.sizeLimit)
      guard size < RevisionPaths.sizeLimit else {
        throw CommandFailure(
          .inputOutput, "the texts at \(revision.name) have more than \(Counted.size(RevisionPaths.sizeLimit))")
      }
    }
    return paths
  }

  /// In a partial clone, which has the other files on its server alone.
  private func absent(_ what: String) -> CommandFailure {
    CommandFailure(
      .inputOutput, "this clone has not got \(what)",
      help: "git archive \(revision.base.prefix(12)) > /dev/null lets git fetch what it lacks")
  }

  private func copy(_ paths: RevisionPaths, to site: SiteFolder) async throws(CommandFailure) {
    var failure: SiteFolderError?
    do throws(GitHistoryError) {
      try await git.read(paths.texts) { file, bytes throws(GitHistoryError) in
        guard failure == nil else { return }
        do throws(SiteFolderError) {
          try site.replace(file.path, with: bytes)
        } catch {
          failure = error
        }
      }
    } catch {
      throw CommandFailure(error, printer.world)
    }
    do throws(SiteFolderError) {
      if let failure { throw failure }
      // What is not known of a picture file is not asked for before somebody names it.
      for file in paths.pictures {
        let text = LargeFilePointer.text(sha256: SHA256Digest.of(file.path), bytes: file.bytes ?? 0)
        try site.replace(file.path, with: Array(text.utf8))
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  private func content(of site: SiteFolder, _ paths: RevisionPaths) async throws(CommandFailure) -> Content {
    let settingsReading = SettingsReader.read(site: site)
    guard let settings = settingsReading.settings else {
      throw CommandFailure(.settingsError, settingsReading.diagnostics.map(placed))
    }
    let reading = ContentReader(site: site, settings: settings).read()
    warn(reading.diagnostics.map(placed))
    if reading.content == nil {
      printer.note(
        "What cannot be read at \(DiagnosticText.visible(revision.name)) counts as if it had not been there.")
    }
    var content = Content(pictures: reading.readable.pictures)
    for file in reading.readable.files where file.draft { content.drafts.formUnion(file.pictures.map(\.id)) }
    let hashes = try await hashes(of: content.pictures, among: paths.pictures)
    content.pictures = ReferenceResolver(holdings: holdings(of: site)).resolve(
      content.pictures.map { Self.picture($0, with: hashes) })
    return content
  }

  /// What its lock knows of the pictures that others edit.
  private func holdings(of site: SiteFolder) -> Holdings {
    do throws(BooksError) {
      return try BooksReader(site: site, layout: .site).holdings
    } catch {
      warn(CommandFailure(error).diagnostics.map(placed))
      return Holdings([Fact]())
    }
  }

  /// The hashes of the picture files that are named, by their paths.
  private func hashes(
    of pictures: [Picture], among files: [RevisionFile]
  ) async throws(CommandFailure) -> [String: String] {
    var named: Set<String> = []
    for picture in pictures {
      for case .file(let path, _) in picture.request.images { named.insert(path) }
    }
    let wanted = files.filter { named.contains($0.path) && $0.bytes.map { $0 <= Self.pictureLimit } ?? true }
    if let file = wanted.first(where: { $0.bytes == nil }) { throw absent(spot(file.path)) }
    var hashes: [String: String] = [:]
    do throws(GitHistoryError) {
      try await git.read(wanted) { file, bytes throws(GitHistoryError) in
        hashes[file.path] = LargeFilePointer(bytes)?.sha256 ?? SHA256Digest.of(bytes)
      }
    } catch {
      throw CommandFailure(error, printer.world)
    }
    return hashes
  }

  private static func picture(_ picture: Picture, with hashes: [String: String]) -> Picture {
    guard picture.request.images.contains(where: \.isOfTheGallery) else { return picture }
    return picture.resolved(
      images: picture.request.images.map { image in
        guard case .file(let path, let placeholder) = image else { return image }
        return .file(path: path, sha256: hashes[path] ?? placeholder)
      })
  }

  /// As git names a file of a commit.
  private func spot(_ path: String) -> String { revision.name + ":" + path }

  private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    var placed = diagnostic
    placed.file = diagnostic.file.map(spot)
    return placed
  }

  /// Says as warnings what is wrong there: nobody can mend it.
  private func warn(_ problems: [Diagnostic]) {
    for problem in problems.prefix(Self.warningLimit) {
      var warning = problem
      warning.severity = .warning
      warning.help = nil
      printer.show(warning)
    }
    if problems.count > Self.warningLimit {
      printer.warn("there are \(problems.count - Self.warningLimit) more problems at \(revision.name)")
    }
  }
}
