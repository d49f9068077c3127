import GalleryModel
import JoyAI
import Preview
import Renditions
import Site
import SiteFolder

/// `gallerist serve` at work: builds, watches the sources, builds again, and says what came of it.
actor ServeSession {
  /// A build that the system has kept from being made is tried again after so long: the disk may have room by then.
  private static let retryPause = Duration.seconds(5)
  /// Pictures that another run makes come in rapid succession: pages follow no faster than this.
  private static let booksPause = Duration.seconds(1)
  /// How often a build is made again before what it meets is said to be wrong.
  private static let attempts = 4

  private let build: PreviewBuild
  private let preview: Preview
  private let watch: SiteWatch
  private let printer: Printer
  private let books: Set<String>
  private let standInRequests: AsyncStream<Void>
  private let standInRequest: AsyncStream<Void>.Continuation

  private var buildProblems: [Diagnostic] = []
  private var standInProblems: [Diagnostic] = []
  /// Whether it was the system that kept the last build from being made.
  private var isRefusedBySystem = false
  private var hasPages = false
  private var lastWarnings = ""
  private var lastMissing = 0
  private var lastBuilt: Duration?

  init(_ build: PreviewBuild, preview: Preview, site: SiteFolder, printer: Printer) {
    self.build = build
    self.preview = preview
    self.printer = printer
    let sources = ServedSources(sandbox: build.sandbox)
    books = sources.books
    watch = SiteWatch(
      site: site, sources: sources.all, presence: [Renditions.folder],
      elapsed: printer.world.pollingClock.elapsed, pause: { try await Task.sleep(for: $0) })
    (standInRequests, standInRequest) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Builds and shows the site until the task is cancelled.
  /// - Parameter onStart: called once, after the first build.
  func run(onStart: @Sendable () -> Void) async {
    var seen = await update(watch.look(), since: nil)
    if build.sandbox, lastMissing > 0 { seen = await makeFirstStandIns(seen) }
    guard !Task.isCancelled else { return }
    onStart()
    await withDiscardingTaskGroup { group in
      group.addTask { await self.makeStandIns() }
      await follow(from: seen)
      group.cancelAll()
    }
  }

  /// Builds again whenever a source changes.
  private func follow(from start: SiteSnapshot) async {
    var seen = start
    do {
      while !Task.isCancelled {
        var now = try await watch.change(since: seen, limit: isRefusedBySystem ? Self.retryPause : nil)
        if let lastBuilt, books.isSuperset(of: now.changes(since: seen).map(Self.place)) {
          let left = Self.booksPause - (elapsed - lastBuilt)
          if left > .zero {
            try await Task.sleep(for: left)
            now = try await watch.atRest(from: watch.look())
          }
        }
        seen = await update(now, since: seen)
      }
    } catch {
      return  // cancelled
    }
  }

  // MARK: Building

  /// Builds and shows the site.
  /// - Returns: the sources that it was built from.
  private func update(_ now: SiteSnapshot, since seen: SiteSnapshot?) async -> SiteSnapshot {
    var now = now
    for attempt in 1... {
      let began = elapsed
      do throws(CommandFailure) {
        let result = try await build.run(printer)
        show(result, sources: seen.map { now.changes(since: $0) } ?? [], seconds: elapsed - began)
        return now
      } catch {
        guard !Task.isCancelled else { return now }
        // It may have met a file half written, or a copy that another gallerist has just tidied away.
        let later = await lookAgain(now)
        if attempt < Self.attempts, later != now || error.status == .inputOutput {
          now = later
          continue
        }
        show(error, sources: seen.map { now.changes(since: $0) } ?? [])
        return now
      }
    }
    return now
  }

  private func lookAgain(_ now: SiteSnapshot) async -> SiteSnapshot {
    do {
      try await Task.sleep(for: .milliseconds(120))
      return try await watch.atRest(from: watch.look())
    } catch {
      return now  // cancelled
    }
  }

  private func show(_ result: PreviewBuild.Result, sources: [String], seconds: Duration) {
    let wasWrong = !buildProblems.isEmpty
    let isMended = wasWrong && !isRefusedBySystem
    buildProblems = []
    isRefusedBySystem = false
    let change = preview.show(result.files.map(PreviewFile.init), problems: problems)
    if result.warnings != lastWarnings, !result.warnings.isEmpty { printer.world.messages(result.warnings) }
    lastWarnings = result.warnings
    // Nobody has done anything where the system gave way by itself.
    if !sources.isEmpty || !hasPages || wasWrong {
      printer.note(RebuildText(change: change, seconds: seconds, sources: sources, mends: isMended).line)
    }
    hasPages = true
    lastBuilt = elapsed
    sayMissing(result.missing)
    if build.sandbox, result.missing > 0 { standInRequest.yield() }
  }

  private func sayMissing(_ count: Int) {
    defer { lastMissing = count }
    guard !build.sandbox, count > 0, count != lastMissing else { return }
    printer.note(
      "\(Counted.pictures(count)) not made yet: a placeholder stands for each until gallerist generate has made it.")
  }

  private func show(_ failure: CommandFailure, sources: [String]) {
    isRefusedBySystem = failure.status == .inputOutput
    if failure.diagnostics == buildProblems {
      if !sources.isEmpty { printer.note("\(RebuildText.names(sources)): what is wrong is still wrong, as above.") }
    } else {
      failure.diagnostics.forEach(printer.show)
      printer.note(
        hasPages ? "The last good pages stay until that is mended." : "There are no pages until that is mended.")
    }
    buildProblems = failure.diagnostics
    lastBuilt = elapsed
    preview.show(problems)
  }

  /// As they are shown above the pages.
  private var problems: [PreviewProblem] {
    let text = DiagnosticText(usesColour: false)
    return (buildProblems + standInProblems).map {
      PreviewProblem(text: printer.world.redacted(text.text(of: $0)))
    }
  }

  // MARK: Stand-in pictures

  /// Before the address is said, as `gallerist build --sandbox` would.
  private func makeFirstStandIns(_ seen: SiteSnapshot) async -> SiteSnapshot {
    var printer = self.printer
    if printer.world.terminalWidth == nil {
      printer.note("Making \(Counted.pictures(lastMissing)) in the sandbox.")
      printer = quietPrinter
    }
    do throws(CommandFailure) {
      try await StandInMaking(common: build.common, drafts: build.drafts).run(printer)
    } catch {
      take(error)
    }
    guard !Task.isCancelled else { return seen }
    let now = watch.look()
    return now == seen ? seen : await update(now, since: seen)
  }

  /// Makes what is missing whenever a build has found something, beside the building itself.
  private func makeStandIns() async {
    for await _ in standInRequests {
      var saidBusy = false
      while !Task.isCancelled {
        do throws(CommandFailure) {
          try await StandInMaking(common: build.common, drafts: build.drafts).run(quietPrinter)
          take(nil)
          break
        } catch {
          guard error.status == .busy else {
            take(error)
            break
          }
          if !saidBusy { printer.note("Pictures wait: \(error.diagnostics.first?.message ?? "the site is in use").") }
          saidBusy = true
        }
        do {
          try await Task.sleep(for: .seconds(1))
        } catch {
          return
        }
      }
    }
  }

  private func take(_ failure: CommandFailure?) {
    guard !Task.isCancelled else { return }
    if let failure, failure.status == .busy {
      standInRequest.yield()
      return
    }
    // What is wrong with the sources is said by the next build.
    let isSaidByBuild = failure?.status == .contentError || failure?.status == .settingsError
    let new = isSaidByBuild ? [] : failure?.diagnostics ?? []
    if new != standInProblems { new.forEach(printer.show) }
    standInProblems = new
    preview.show(problems)
  }

  private var quietPrinter: Printer {
    var common = build.common
    common.quiet = true
    return Printer(common, world: printer.world)
  }

  private var elapsed: Duration { printer.world.pollingClock.elapsed() }

  /// The file or folder of the site that a path is in.
  private static func place(_ path: String) -> String {
    let parts = path.split(separator: "/", maxSplits: 3).map(String.init)
    return parts.first == ".gallerist" ? parts.prefix(3).joined(separator: "/") : parts.first ?? path
  }
}

extension PreviewFile {
  init(_ file: OutputFile) {
    switch file.content {
    case .bytes(let bytes): self.init(path: file.path, content: .bytes(bytes))
    case .copy(let source): self.init(path: file.path, content: .copy(from: source))
    }
  }
}
