public import AsyncHTTPClient
import NIOCore

/// Fetches pictures into files, from public addresses only.
///
/// It knows no API key and so can send none. URLs come from answers of the API and from redirects, and are not
/// trusted: each host is looked up, every address it has is checked, and the connection goes to a checked one.
///
/// ```swift
/// let file = try await PictureDownload().download(url, to: "/tmp/picture.part")
/// print("\(file.bytes) bytes")
/// ```
public struct PictureDownload: Sendable {
  private let httpClient: HTTPClient
  private let resolver: NameResolver

  /// Makes a download.
  ///
  /// - Parameter httpClient: lends its event loops; requests do not go through it.
  public init(httpClient: HTTPClient = .shared) {
    self.init(httpClient: httpClient, resolver: .system)
  }

  init(httpClient: HTTPClient, resolver: NameResolver) {
    self.httpClient = httpClient
    self.resolver = resolver
  }

  /// Fetches a URL into a new file of mode 0600. What was written is removed again if anything fails.
  ///
  /// - Parameters:
  ///   - url: `https`; also `http` where the policy allows the machine itself.
  ///   - path: must not exist yet; belongs to the caller. The file is not synced.
  ///   - limits: size and times.
  ///   - policy: which addresses are allowed.
  /// - Throws: `DownloadError`; its `advice` says what to do next.
  public func download(
    _ url: String, to path: String, limits: DownloadLimits = .standard, policy: DownloadPolicy = .publicOnly
  ) async throws(DownloadError) -> DownloadedFile {
    let first: WebAddress
    do { first = try WebAddress(url) } catch {
      throw DownloadError(kind: .invalidURL(error.description), host: nil)
    }
    do {
      return try await withTimeLimit(limits.totalTime) {
        try await follow(first, to: path, limits: limits, policy: policy)
      }
    } catch let error as DownloadError {
      throw error
    } catch is TimeLimitPassed {
      throw DownloadError(kind: .timedOut, host: first.host.description)
    } catch is CancellationError {
      throw DownloadError(kind: .cancelled, host: first.host.description)
    } catch {
      throw DownloadError(kind: .connection(TransportFailure(error)), host: first.host.description)
    }
  }

  private func follow(
    _ first: WebAddress, to path: String, limits: DownloadLimits, policy: DownloadPolicy
  ) async throws -> DownloadedFile {
    var target = first
    for _ in 0...max(limits.maximumRedirects, 0) {
      try Task.checkCancellation()
      let addresses = try await admittedAddresses(of: target, policy)
      let hop = DownloadHop(target: target, path: path, limits: limits, eventLoops: httpClient.eventLoopGroup)
      switch try await hop.fetch(fromAnyOf: addresses) {
      case .file(let file): return file
      case .redirect(let next): target = next
      }
    }
    throw DownloadError(kind: .tooManyRedirects, host: target.host.description)
  }

  /// The addresses to connect to, none of which is one that must not be. One bad address among several spoils them all:
  /// a name that leads both outside and inside is not in good hands.
  private func admittedAddresses(of target: WebAddress, _ policy: DownloadPolicy) async throws -> [IPAddress] {
    func refused(_ kind: DownloadError.Kind) -> DownloadError {
      DownloadError(kind: kind, host: target.host.description)
    }
    guard !target.hasUserInfo else { throw refused(.invalidURL("it carries a user name or password")) }
    if target.scheme == .http, !policy.allowsLoopback { throw refused(.insecure) }
    let addresses: [IPAddress]
    switch target.host {
    case .address(let address): addresses = [address]
    case .name(let name): addresses = try await resolver.addresses(name)
    }
    guard !addresses.isEmpty else { throw refused(.nameNotFound) }
    for address in addresses {
      if let kind = policy.refusal(of: address, scheme: target.scheme) { throw refused(kind) }
    }
    return addresses
  }
}

extension PictureDownload: CustomReflectable {
  /// A mirror without children: event loops are shared, and behind them lie the requests of others.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
