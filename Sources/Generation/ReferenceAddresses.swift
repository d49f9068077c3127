package import GalleryModel
package import JoyAI
package import Ledger
package import Planning
package import SiteFolder

/// Finds where the API can read what requests build on, since it reads addresses and nothing else.
///
/// First comes the address that the status endpoint gives for the task that made the very picture, then the place where
/// the published site has the file. Each is fetched, and used only where its bytes are the expected ones. None of it
/// costs credits, and no address goes into the lock.
package actor ReferenceAddresses {
  /// How long an address that the API gave is trusted: such addresses end, and how soon is not documented.
  static let lifetime = Duration.seconds(300)
  /// How many tasks that made the same picture are asked.
  private static let mostTasks = 3
  /// How many pictures of a task's answer are fetched.
  private static let mostAddresses = 4
  /// How many files are fetched at once.
  private static let width = 4

  private let site: SiteFolder
  private let books: Books
  private let client: JoyAIClient
  private let clock: PollingClock
  private let asksTasks: Bool
  private let published: @Sendable (ImageReference, PublishedReference) async -> String?
  private var known: [String: KnownAddress] = [:]
  private var silence = Silence()

  private struct KnownAddress {
    var url: String
    /// When its bytes were checked; nil for the published site, which stays.
    var checked: Duration?
  }

  /// Who did not answer in this look-up, and why: they are not asked again for each picture.
  private struct Silence {
    var api: String?
    var publishedSite: String?
  }

  /// - Parameters:
  ///   - asksTasks: whether the API knows the tasks of earlier runs.
  ///   - published: where the published site has a reference; nil where nobody knows where the site is published.
  package init(
    site: SiteFolder, books: Books, client: JoyAIClient, clock: PollingClock, asksTasks: Bool = true,
    published: @escaping @Sendable (ImageReference, PublishedReference) async -> String?
  ) {
    self.site = site
    self.books = books
    self.client = client
    self.clock = clock
    self.asksTasks = asksTasks
    self.published = published
  }

  /// Remembers where a picture was fetched from just now.
  func note(_ url: String, of sha256: String) {
    known[sha256] = KnownAddress(url: url, checked: clock.elapsed())
  }

  /// Looks for everything that some pictures build on, as far as that is known by now.
  /// - Parameter pictures: also those that wait for a picture that is made first; what else they build on is looked for.
  package func look(for pictures: [PlannedPicture]) async -> ReferenceLookup {
    silence = Silence()
    let sources = await PictureSources(books.holdings, host: client.address.host)
    var wanted: [String: ImageReference] = [:]
    for image in pictures.flatMap(\.picture.request.images) {
      if let sha256 = image.sha256, wanted[sha256] == nil { wanted[sha256] = image }
    }
    var found: [String: ReferenceFinding] = [:]
    await withTaskGroup(of: (String, ReferenceFinding).self) { group in
      var waiting = wanted.sorted { $0.key < $1.key }[...]
      func startNext() {
        guard !Task.isCancelled, let (sha256, reference) = waiting.popFirst() else { return }
        group.addTask { (sha256, await self.find(sha256, reference, sources)) }
      }
      for _ in 0..<Self.width { startNext() }
      while let (sha256, finding) = await group.next() {
        found[sha256] = finding
        startNext()
      }
    }
    return ReferenceLookup(pictures, found)
  }

  private func find(_ sha256: String, _ reference: ImageReference, _ sources: PictureSources) async -> ReferenceFinding
  {
    if let known = known[sha256], known.checked.map({ clock.elapsed() - $0 < Self.lifetime }) ?? true {
      return ReferenceFinding(url: known.url)
    }
    known[sha256] = nil
    var finding = ReferenceFinding()
    if asksTasks {
      for source in (sources[sha256] ?? []).prefix(Self.mostTasks) where finding.url == nil && !Task.isCancelled {
        await ask(source, sha256, &finding)
      }
    }
    if finding.url == nil, !Task.isCancelled { await lookAtPublishedSite(sha256, reference, sources, &finding) }
    return finding
  }

  /// Asks for the address of a picture that a task made.
  private func ask(_ source: PictureSources.Source, _ sha256: String, _ finding: inout ReferenceFinding) async {
    if let silent = silence.api {
      finding.tried.append("task \(source.task) cannot be asked about: \(silent)")
      return
    }
    let report: TaskReport
    do throws(JoyAIError) {
      report = try await client.status(taskID: source.task, model: source.model)
    } catch {
      finding.isUnauthorized = finding.isUnauthorized || error.kind == .unauthorized
      if case .transport = error.kind { silence.api = error.description }
      finding.tried.append("task \(source.task) cannot be asked about: \(error)")
      return
    }
    guard report.concerns(source.task), !report.images.isEmpty else {
      finding.tried.append("the API names no picture for task \(source.task)")
      return
    }
    // Its own place in the answer first: an answer may be put in another order.
    var urls = report.distinctImages
    if urls.indices.contains(source.index) { urls.insert(urls.remove(at: source.index), at: 0) }
    var reasons: [String] = []
    for url in urls.prefix(Self.mostAddresses) where finding.url == nil && !Task.isCancelled {
      switch await check(url, sha256) {
      case .right:
        note(url, of: sha256)
        finding.url = url
      case .otherBytes: reasons.append("task \(source.task) has an address that gives other bytes")
      case .failed(let error):
        finding.noteDisk(error)
        reasons.append("task \(source.task): \(error)")
      }
    }
    if finding.url == nil, let first = reasons.first { finding.tried.append(first) }
  }

  private func lookAtPublishedSite(
    _ sha256: String, _ reference: ImageReference, _ sources: PictureSources, _ finding: inout ReferenceFinding
  ) async {
    let place: PublishedReference
    if case .file(let path, _) = reference {
      place = PublishedReference(path: path, sha256: sha256)
    } else if let original = sources.originals[sha256] {
      place = PublishedReference(original)
    } else {
      return
    }
    finding.place = place
    guard let url = await published(reference, place) else { return }
    finding.published = url
    if let silent = silence.publishedSite {
      finding.tried.append(silent)
      return
    }
    switch await check(url, sha256) {
    case .right:
      known[sha256] = KnownAddress(url: url, checked: nil)
      finding.url = url
    case .otherBytes: finding.tried.append("\(url) has other bytes")
    case .failed(let error):
      finding.noteDisk(error)
      if error.isSilence { silence.publishedSite = error.description }
      finding.tried.append(error.description)
    }
  }

  private enum Check {
    case right
    case otherBytes
    case failed(FetchFailure)
  }

  /// Fetches what is at an address, and keeps none of it.
  private func check(_ url: String, _ sha256: String) async -> Check {
    do {
      let temporary = try site.makeTemporaryFile()
      // Only the name is wanted: the download makes the file itself.
      try site.remove(temporary)
      _ = try await client.download(url, to: site.root + "/" + temporary)
      let bytes = try site.read(temporary, limit: OriginalStore.sizeLimit)
      try site.remove(temporary)
      return SHA256Digest.of(bytes) == sha256 ? .right : .otherBytes
    } catch let error as DownloadError {
      return .failed(error.advice == .mendLocally ? .disk(error.description) : .download(error))
    } catch {
      return .failed(.disk(String(describing: error)))
    }
  }
}

extension FetchFailure {
  /// Whether nobody answered, so that asking for another file there is in vain.
  fileprivate var isSilence: Bool {
    guard case .download(let error) = self else { return false }
    switch error.kind {
    case .nameNotFound, .connection, .timedOut, .insecure, .addressRefused: return true
    default: return false
    }
  }
}
