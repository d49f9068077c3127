import Foundation
import Hummingbird
import Logging
import NIOCore
package import SiteFolder

/// Shows a site on 127.0.0.1 while it is being worked on: the last good pages, and what is wrong with the sources since.
/// Open pages follow by themselves.
///
/// ```swift
/// let preview = Preview(site: site, session: "01JZ…")
/// try await preview.run(port: 8_080) { port in
///   preview.show(files)
///   …
/// }
/// ```
package struct Preview: Sendable {
  private let site: SiteFolder
  private let state: PreviewState

  /// - Parameter session: tells this run from earlier ones, to pages that were opened then; letters and digits.
  package init(site: SiteFolder, session: String) {
    self.site = site
    state = PreviewState(site: site, session: session)
  }

  /// What came of showing a site.
  package struct Change: Hashable, Sendable {
    package var pages: Int
    /// Pages that are new or other than before.
    package var changedPages: Int
    /// Whether anything is other than before.
    package var isAny: Bool
  }

  /// Shows a site in the place of the one before, all of it at once.
  /// - Parameter problems: what is wrong all the same.
  @discardableResult
  package func show(_ files: [PreviewFile], problems: [PreviewProblem] = []) -> Change {
    let (pages, isChanged) = state.show(files, problems: problems)
    return Change(
      pages: pages.pageCount, changedPages: isChanged ? pages.changed.count(where: PreviewFile.isPage) : 0,
      isAny: isChanged)
  }

  /// Shows what is wrong above all pages, until it is told that nothing is.
  package func show(_ problems: [PreviewProblem]) {
    state.show(problems)
  }

  /// Opens a port on 127.0.0.1 and answers there for as long as `body` runs. It ends at once, whoever is still connected.
  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - body: gets the port.
  /// - Throws: ``PreviewError`` where the port cannot be opened; then `body` was not begun.
  package func run(port: Int, _ body: @escaping @Sendable (_ port: Int) async -> Void) async throws(PreviewError) {
    let connections = OpenConnections()
    do {
      try await withTaskCancellationHandler {
        try await serve(port, connections, body)
      } onCancel: {
        connections.close()
      }
    } catch let error as PreviewError {
      throw error
    } catch {
      throw .cannotListen(port: port, reason: String(describing: error))
    }
  }

  private func serve(
    _ port: Int, _ connections: OpenConnections, _ body: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let (ports, opened) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: PreviewResponder(site: site, state: state),
      server: .http1(configuration: .init(additionalChannelHandlers: [ConnectionObserver(connections)])),
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "gallerist"),
      onServerRunning: { channel in opened.yield(channel.localAddress?.port ?? port) },
      logger: Logger(label: "preview") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { opened.finish() }
        do {
          try await application.run()
        } catch {
          if !Task.isCancelled { throw PreviewError(error, port: port) }
        }
      }
      group.addTask {
        for await port in ports {
          await body(port)
          return
        }
        // It was never opened: the other task says why.
        try await Task.sleep(for: .seconds(3_600))
      }
      let state = self.state
      group.addTask {
        while true {
          try await Task.sleep(for: PreviewResponder.streamPause)
          state.wake()
        }
      }
      defer {
        connections.close()
        group.cancelAll()
      }
      try await group.next()
    }
  }
}
