import AsyncHTTPClient
import NIOCore

/// The client's own HTTP connections, closed with the last copy of the client.
///
/// A shared `HTTPClient` may follow redirects, speak HTTP/2 or have no time-outs, and its settings cannot be read. So
/// its event loops are borrowed and the settings are our own:
/// - redirects are not followed: the key goes to one origin;
/// - one request for each connection: a POST can never meet a kept-alive connection that the server is closing;
/// - no second attempt at connecting: callers decide what is tried again. (The library sends no request twice by
///   itself: a request leaves its queue once, and a failed one is reported, not queued again.)
final class Connections: Sendable {
  let http: HTTPClient

  init(borrowing eventLoops: any EventLoopGroup, _ configuration: JoyAIClient.Configuration) {
    var settings = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(
        connect: TimeAmount(configuration.connectTimeout), read: TimeAmount(configuration.readTimeout),
        write: TimeAmount(configuration.readTimeout)))
    settings.httpVersion = .http1Only
    settings.maximumUsesPerConnection = 1
    settings.connectionPool.retryConnectionEstablishment = false
    settings.networkFrameworkWaitForConnectivity = false
    http = HTTPClient(eventLoopGroup: eventLoops, configuration: settings)
  }

  deinit {
    // Nothing waits for this, and no request can be under way: each one holds on to its client.
    http.shutdown { _ in }
  }
}
