import SiteFolder
import Synchronization

/// What is shown now: the last good pages, and what is wrong with the sources since.
final class PreviewState: Sendable {
  /// All at one moment.
  struct Moment: Sendable {
    /// Nil before the first good build.
    var pages: PreviewPages?
    var problems: [PreviewProblem] = []
  }

  private struct State {
    var moment = Moment()
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var listenerCount = 0
  }

  /// Tells this run of the preview from others: their versions have nothing to do with each other.
  let session: String
  private let site: SiteFolder
  private let state = Mutex(State())

  init(site: SiteFolder, session: String) {
    self.site = site
    self.session = session
  }

  var now: Moment { state.withLock { $0.moment } }

  /// - Returns: the pages that are shown from now on, and whether they differ from those before.
  func show(_ files: [PreviewFile], problems: [PreviewProblem]) -> (pages: PreviewPages, isChanged: Bool) {
    let old = now.pages
    let new = PreviewPages(files, after: old, site: site)
    guard let old, !new.isChanged else {
      change {
        $0.pages = new
        $0.problems = problems
      }
      return (new, true)
    }
    show(problems)
    return (old, false)
  }

  func show(_ problems: [PreviewProblem]) {
    guard now.problems != problems else { return }
    change { $0.problems = problems }
  }

  private func change(_ body: (inout Moment) -> Void) {
    state.withLock { body(&$0.moment) }
    wake()
  }

  /// Lets all listeners look again.
  func wake() {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
  }

  /// Comes whenever there may be something new, and at once; ends with the task.
  func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.listenerCount += 1
      state.listeners[state.listenerCount] = continuation
      return state.listenerCount
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }
    continuation.yield()
    return stream
  }
}
