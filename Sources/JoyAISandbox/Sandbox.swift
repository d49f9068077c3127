import Hummingbird
import Logging
import NIOCore

/// The stand-in for the JoyAI Image API: it needs no key, no network and no credits, and keeps the documented rules.
///
/// It runs on the loopback interface for as long as a closure does:
///
/// ```swift
/// try await Sandbox.withRunning { sandbox in
///   let client = …(baseURL: sandbox.baseURL, key: "any")
///   …
///   #expect(await sandbox.totalCharged() == 12)
/// }
/// ```
///
/// Pictures are painted from the prompt alone and are served from another port, like from a CDN. The n-th picture for the
/// same request has the same bytes in every sandbox.
package final class Sandbox: Sendable {
  /// Where the API is, like `http://127.0.0.1:41234`.
  package let baseURL: String
  /// Where the pictures are, another origin.
  package let pictureURL: String
  private let account: Account
  private let api: SandboxResponder
  private let logger: Logger

  private init(baseURL: String, pictureURL: String, account: Account, api: SandboxResponder, logger: Logger) {
    self.baseURL = baseURL
    self.pictureURL = pictureURL
    self.account = account
    self.api = api
    self.logger = logger
  }

  /// Runs a sandbox while `body` runs; both ports are open before it begins, and closed when it ends or throws.
  package static func withRunning<Value: Sendable>(
    _ configuration: SandboxConfiguration = SandboxConfiguration(), _ body: (Sandbox) async throws -> Value
  ) async throws -> Value {
    let account = Account(configuration)
    let painter = Painter()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let pictures = SandboxResponder(account: account, painter: painter, origin: .pictures)
      let picturePort = try await start(
        pictures, port: configuration.picturePort, logger: configuration.logger, in: &group)
      let pictureURL = "http://127.0.0.1:\(picturePort)"
      await account.open(
        pictureURL: pictureURL + SandboxOrigin.picturePath, siteURL: pictureURL + SandboxOrigin.sitePath)
      let api = SandboxResponder(account: account, painter: painter, origin: .api)
      let port = try await start(api, port: configuration.port, logger: configuration.logger, in: &group)
      let sandbox = Sandbox(
        baseURL: "http://127.0.0.1:\(port)", pictureURL: pictureURL, account: account, api: api,
        logger: configuration.logger)
      defer { group.cancelAll() }
      return try await body(sandbox)
    }
  }

  /// Runs a sandbox until the task is cancelled, and says when its ports are open. Throws `CancellationError`.
  package static func run(
    _ configuration: SandboxConfiguration, onStart: (Sandbox) async throws -> Void
  ) async throws {
    try await withRunning(configuration) { sandbox in
      try await onStart(sandbox)
      while true { try await Task.sleep(for: .seconds(3_600)) }
    }
  }

  /// Opens one more port to the same account while `body` runs, for a client that may die in the middle of a request.
  ///
  /// When this returns, every request that came in by that port is answered or given up: what it was charged is final,
  /// which the client's own end does not say of requests that are still on their way.
  package func withDoor<Value: Sendable>(_ body: (_ baseURL: String) async throws -> Value) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let port = try await Self.start(api, port: 0, logger: logger, in: &group)
      defer { group.cancelAll() }
      return try await body("http://127.0.0.1:\(port)")
    }
  }

  /// Where the site is published that the sandbox stands in for, ending in `/`.
  package var siteURL: String { pictureURL + SandboxOrigin.sitePath }

  /// Publishes a file, so that requests can build on it.
  /// - Parameters:
  ///   - path: below the site's root, such as `references/3fa9….png`.
  ///   - bytes: read anew for each request; nil where there is no such file any more.
  /// - Returns: its address.
  @discardableResult
  package func host(_ path: String, bytes: @escaping @Sendable () async throws -> [UInt8]?) async -> String {
    await account.host(path, bytes: bytes)
    return siteURL + path
  }

  /// Every request so far, in the order of arrival, to either origin.
  package func received() async -> [ReceivedRequest] {
    await account.received
  }

  /// The requests so far that came to one endpoint.
  package func received(_ endpoint: SandboxEndpoint) async -> [ReceivedRequest] {
    await account.received.filter { $0.endpoint == endpoint }
  }

  /// What was charged, in order, also where the answer was lost.
  package func charges() async -> [Charge] {
    await account.charges
  }

  /// All credits charged so far.
  package func totalCharged() async -> Int {
    await account.charges.reduce(0) { $0 + $1.credits }
  }

  /// Credits that are left; nil if they never run out.
  package func creditsLeft() async -> Int? {
    await account.creditsLeft
  }

  /// Lets one more thing go wrong from now on.
  package func add(_ fault: SandboxFault) async {
    await account.add(fault)
  }

  /// Makes everything go right from now on.
  package func removeFaults() async {
    await account.removeFaults()
  }

  /// Starts one server in the group and returns its port.
  private static func start(
    _ responder: SandboxResponder, port: Int, logger: Logger, in group: inout ThrowingTaskGroup<Void, any Error>
  ) async throws -> Int {
    let (ports, opened) = AsyncThrowingStream.makeStream(of: Int.self)
    let application = Application(
      responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "sandbox"),
      onServerRunning: { channel in opened.yield(channel.localAddress?.port ?? port) }, logger: logger)
    group.addTask {
      do {
        try await application.run()
        opened.finish()
      } catch {
        opened.finish(throwing: error)
      }
    }
    for try await port in ports { return port }
    throw CancellationError()
  }
}
