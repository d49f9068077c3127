import Costs
import GalleryModel
import Ledger
import Renditions
import Site
import SiteFolder

/// Renders a site from content, lock and originals alone, so that author and clone get the same bytes.
struct SiteBuild {
  let workspace: Workspace
  let holdings: Holdings
  let output: String
  let baseURL: String?
  let isSandbox: Bool
  let isStrict: Bool
  let printer: Printer
  /// With what is known of the pictures that others edit.
  private let content: GalleryContent

  /// - Parameter isStrict: whether names that mean nothing in a template are errors.
  init(
    workspace: Workspace, holdings: Holdings, output: String, baseURL: String?, isSandbox: Bool, isStrict: Bool = true,
    printer: Printer
  ) {
    self.workspace = workspace
    self.holdings = holdings
    self.output = output
    self.baseURL = baseURL
    self.isSandbox = isSandbox
    self.isStrict = isStrict
    self.printer = printer
    content = workspace.resolved(by: holdings).content
  }

  /// Pictures of the content that have no file to show.
  var placeholders: Int {
    content.pictures.count { picture in
      guard let shown = picture.shown, case .stored(_, let all) = holdings.state(of: shown) else { return true }
      return !all.contains { workspace.isPresent($0.original) }
    }
  }

  func run() async throws(CommandFailure) -> WriteReport {
    try write(try await files())
  }

  /// Every file of the site, in memory; copies for the web are made where there are none yet.
  func files() async throws(CommandFailure) -> [OutputFile] {
    let (works, originals) = try works()
    let store = OriginalStore(site: workspace.site, layout: workspace.layout)
    let paths = Dictionary(originals.values.joined().map { ($0.sha256, store.path(of: $0)) }) { first, _ in first }
    var input = try input(works: works)
    input.references = try references(of: content.pictures, originals: paths)
    input.referenceRenditions = try render(input.references, of: content.pictures)
    let hung = HungPictures(content, originals, settings: workspace.settings, hasCards: baseURL != nil)
    (input.renditions, input.alternates) = hung.renditions(try await render(hung.jobs, paths: paths))
    let theme = try theme()
    theme.oddities(in: content).forEach(printer.show)
    let renderer = SiteRenderer(theme: theme, input: input)
    do throws(Diagnostics) {
      return try renderer.render()
    } catch {
      throw CommandFailure(.contentError, error.all)
    }
  }

  /// Brings the output folder up to date.
  func write(_ files: [OutputFile]) throws(CommandFailure) -> WriteReport {
    do throws(SiteWriteError) {
      return try writer.write(files)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Renders every page with placeholders, in memory, and looks whether it could be written: what is wrong with a
  /// template or in the way is found before anything is paid for.
  /// - Returns: what is odd about the theme, but keeps no page from being made.
  @discardableResult
  func check() throws(CommandFailure) -> [Diagnostic] {
    let theme = try theme()
    let renderer = SiteRenderer(theme: theme, input: try input(works: [:]))
    let files: [OutputFile]
    do throws(Diagnostics) {
      files = try renderer.check()
    } catch {
      throw CommandFailure(.contentError, error.all)
    }
    do throws(SiteWriteError) {
      try writer.check(files)
    } catch {
      throw CommandFailure(error)
    }
    return theme.oddities(in: content)
  }

  private var writer: SiteWriter {
    // Each output folder has a list of its own, whatever characters its path has.
    SiteWriter(
      site: workspace.site, output: output, manifestPath: ".gallerist/outputs/\(SHA256Digest.of(output)).txt")
  }

  private func theme() throws(CommandFailure) -> Theme {
    do throws(SiteReadError) {
      return try workspace.theme(isStrict: isStrict)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func input(works: [Fingerprint: Work]) throws(CommandFailure) -> GalleryInput {
    do throws(SiteReadError) {
      return GalleryInput(
        settings: workspace.settings, content: content, works: works, costs: costs, charges: charges(of: works),
        staticFiles: try GalleryInput.staticFiles(in: workspace.site), sandbox: isSandbox, baseURL: baseURL,
        version: Version.current)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What is known of each picture, and the originals to be rendered: the one that counts, then the others of its
  /// request that are here.
  private func works() throws(CommandFailure) -> ([Fingerprint: Work], [Fingerprint: [Original]]) {
    let store = OriginalStore(site: workspace.site, layout: workspace.layout)
    var works: [Fingerprint: Work] = [:]
    var originals: [Fingerprint: [Original]] = [:]
    for picture in content.pictures {
      guard let fingerprint = picture.shown, works[fingerprint] == nil else { continue }
      switch holdings.state(of: fingerprint) {
      case .missing, .inDoubt: works[fingerprint] = .missing
      case .running: works[fingerprint] = .running
      case .failed: works[fingerprint] = .failed(reason: nil)
      case .stored(let first, let all):
        let chosen = all.first { workspace.isPresent($0.original) } ?? first
        guard try isUsable(chosen, of: picture, in: store) else {
          works[fingerprint] = .missing
          continue
        }
        originals[fingerprint] =
          [chosen.original] + (try alternates(of: chosen, among: all, at: fingerprint, in: store))
        works[fingerprint] = .stored(
          original: chosen.original, credits: holdings.credits(for: chosen, at: fingerprint),
          at: chosen.isAdopted ? nil : Timestamp(chosen.at))
      }
    }
    return (works, originals)
  }

  /// The other pictures of the same answer whose files are whole; of those that are not, `verify` tells. Where a person
  /// has chosen, by a pick or an adoption, the others were not chosen.
  private func alternates(
    of chosen: StoredPicture, among all: [StoredPicture], at fingerprint: Fingerprint, in store: OriginalStore
  ) throws(CommandFailure) -> [Original] {
    guard !chosen.isAdopted, holdings.pick(of: fingerprint) == nil else { return [] }
    var seen: Set = [chosen.original.sha256]
    let answer = all.filter { $0.attempt == chosen.attempt && $0.task == chosen.task }
    do throws(SiteFolderError) {
      var others: [Original] = []
      for stored in answer where seen.insert(stored.original.sha256).inserted {
        if try store.presence(of: stored.original) == .present { others.append(stored.original) }
      }
      return others
    } catch {
      throw CommandFailure(error)
    }
  }

  private func isUsable(
    _ stored: StoredPicture, of picture: Picture, in store: OriginalStore
  ) throws(CommandFailure) -> Bool {
    let original = stored.original
    do throws(SiteFolderError) {
      switch try store.presence(of: original) {
      case .present: return true
      case .missing:
        printer.warn(
          "\(picture.id): \(store.path(of: original)) is missing",
          help: stored.isAdopted
            ? "\(DoubtText.bringsBack(picture.id.text)), or take it from git" : "gallerist generate fetches it again")
      case .pointer:
        printer.warn("\(picture.id): \(store.path(of: original)) is a git-lfs pointer", help: "git lfs pull")
      case .damaged:
        printer.warn(
          "\(picture.id): \(store.path(of: original)) has other bytes than the lock says",
          help: "take the file from git, or move it away and run gallerist generate")
      }
      return false
    } catch {
      throw CommandFailure(error)
    }
  }

  private var costs: CostsSummary {
    guard workspace.settings.costsPage else { return CostsSummary() }
    return CostsSummary(
      of: content, holdings: holdings, prices: workspace.settings.creditPrices, tags: workspace.tagsOfFilesAndPictures,
      namesPictures: workspace.settings.pictureCosts)
  }

  /// When the pictures that are shown were charged.
  private func charges(of works: [Fingerprint: Work]) -> [Fingerprint: Timestamp] {
    var charges: [Fingerprint: Timestamp] = [:]
    for (fingerprint, work) in works {
      guard case .stored(let original, _, _) = work,
        let stored = holdings.storedPictures[fingerprint]?.first(where: { $0.original == original }),
        let attempt = holdings.attempt(of: stored, at: fingerprint)
      else { continue }
      charges[fingerprint] = Timestamp(attempt.at)
    }
    return charges
  }

  /// Renders all originals, as many at once as there are processors to use.
  /// - Parameter paths: of the originals, by SHA-256.
  private func render(
    _ jobs: [RenditionJob], paths: [String: String]
  ) async throws(CommandFailure) -> [RenditionJob: RenderedPicture] {
    let renditions = Renditions(folder: workspace.site, settings: workspace.settings.renditions)
    do {
      return try await withThrowingTaskGroup(of: (RenditionJob, RenderedPicture).self) { group in
        var results: [RenditionJob: RenderedPicture] = [:]
        var waiting = jobs[...]
        func startNext() {
          guard let next = waiting.popFirst() else { return }
          group.addTask {
            try Task.checkCancellation()
            let picture = try renditions.render(
              originalPath: paths[next.sha256] ?? "", sha256: next.sha256, xmp: next.provenance.xmp, card: next.hasCard)
            return (next, picture)
          }
        }
        for _ in 0..<Self.workers { startNext() }
        while let (job, picture) = try await group.next() {
          results[job] = picture
          startNext()
        }
        return results
      }
    } catch is CancellationError {
      throw CommandFailure(printer.world.interruption() == 15 ? .terminated : .interrupted, "interrupted")
    } catch let error as SiteFolderError {
      throw CommandFailure(error)
    } catch {
      throw CommandFailure(.inputOutput, String(describing: error), help: "gallerist verify")
    }
  }

  /// Each decodes a whole picture in memory.
  private static let workers = 4
}

extension CommandFailure {
  init(_ error: SiteReadError) {
    switch error {
    case .files(let problems): self.init(.contentError, problems.all)
    case .io(let error): self.init(error)
    }
  }

  fileprivate init(_ error: SiteWriteError) {
    switch error {
    case .files(let problems): self.init(.contentError, problems.all)
    case .io(let error): self.init(error)
    }
  }
}
