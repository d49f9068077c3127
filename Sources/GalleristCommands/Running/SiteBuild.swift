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
  let printer: Printer

  /// Pictures of the content that have no file to show.
  var placeholders: Int {
    content.pictures.count { picture in
      guard let shown = picture.shown, case .stored(_, let all) = holdings.state(of: shown) else { return true }
      return !all.contains { workspace.isPresent($0.original) }
    }
  }

  /// With what is known of the pictures that others edit.
  private var content: GalleryContent { workspace.resolved(by: holdings).content }

  func run() async throws(CommandFailure) -> WriteReport {
    try write(try await files())
  }

  /// Every file of the site, in memory; copies for the web are made where there are none yet.
  func files() async throws(CommandFailure) -> [OutputFile] {
    let (works, originals) = try works()
    let paths = Dictionary(originals.map { ($0.original.sha256, $0.path) }) { first, _ in first }
    let references = try references(of: content.pictures, originals: paths)
    var renditions = try await render(originals)
    try render(references, into: &renditions)
    let renderer = try renderer(works: works, renditions: renditions, references: references)
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
  func check() throws(CommandFailure) {
    let renderer = try renderer(works: [:], renditions: [:])
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
  }

  private var writer: SiteWriter {
    // Each output folder has a list of its own, whatever characters its path has.
    SiteWriter(
      site: workspace.site, output: output, manifestPath: ".gallerist/outputs/\(SHA256Digest.of(output)).txt")
  }

  private func renderer(
    works: [Fingerprint: Work], renditions: [String: RenderedPicture], references: [String: PublishedFile] = [:]
  ) throws(CommandFailure) -> SiteRenderer {
    do throws(SiteReadError) {
      let input = GalleryInput(
        settings: workspace.settings, content: content, works: works, renditions: renditions,
        references: references, costs: costs, charges: charges(of: works),
        staticFiles: try GalleryInput.staticFiles(in: workspace.site),
        sandbox: isSandbox,
        baseURL: baseURL, version: Version.current)
      return SiteRenderer(theme: try Theme.load(site: workspace.site), input: input)
    } catch {
      switch error {
      case .files(let problems): throw CommandFailure(.contentError, problems.all)
      case .io(let error): throw CommandFailure(error)
      }
    }
  }

  /// What is known of each picture, and the originals to be rendered with their paths.
  private func works() throws(CommandFailure) -> ([Fingerprint: Work], [(original: Original, path: String)]) {
    let store = OriginalStore(site: workspace.site, layout: workspace.layout)
    var works: [Fingerprint: Work] = [:]
    var originals: [String: (original: Original, path: String)] = [:]
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
        originals[chosen.original.sha256] = (chosen.original, store.path(of: chosen.original))
        works[fingerprint] = .stored(
          original: chosen.original, credits: holdings.credits(for: chosen, at: fingerprint),
          at: Timestamp(chosen.at) ?? Timestamp(seconds: 0))
      }
    }
    return (works, originals.values.sorted { $0.original.sha256 < $1.original.sha256 })
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
    let report = CostReport(
      holdings: holdings, by: .model, pictures: content.pictures, tags: [:],
      prices: workspace.settings.creditPrices)
    return CostsSummary(
      rows: report.rows.map {
        CostsSummary.Row(
          key: $0.key, pictures: $0.pictures, credits: $0.credits, failed: $0.failed, money: $0.money)
      },
      inDoubt: report.total.inDoubt, saved: report.total.saved, currency: report.prices?.currency)
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
  private func render(
    _ originals: [(original: Original, path: String)]
  ) async throws(CommandFailure) -> [String: RenderedPicture] {
    let renditions = Renditions(folder: workspace.site, settings: workspace.settings.renditions)
    do {
      return try await withThrowingTaskGroup(of: (String, RenderedPicture).self) { group in
        var results: [String: RenderedPicture] = [:]
        var waiting = originals[...]
        func startNext() {
          guard let next = waiting.popFirst() else { return }
          group.addTask {
            try Task.checkCancellation()
            return (
              next.original.sha256,
              try renditions.render(originalPath: next.path, sha256: next.original.sha256)
            )
          }
        }
        for _ in 0..<Self.workers { startNext() }
        while let (sha256, picture) = try await group.next() {
          results[sha256] = picture
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
  fileprivate init(_ error: SiteWriteError) {
    switch error {
    case .files(let problems): self.init(.contentError, problems.all)
    case .io(let error): self.init(error)
    }
  }
}
