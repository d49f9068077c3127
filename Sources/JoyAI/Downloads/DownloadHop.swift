import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// One request of a download: to one URL, at an address that was checked before.
struct DownloadHop: Sendable {
  let target: WebAddress
  let path: String
  let limits: DownloadLimits
  let eventLoops: any EventLoopGroup

  enum Outcome: Sendable {
    case file(DownloadedFile)
    case redirect(WebAddress)
  }

  /// How many addresses of a host are tried before giving up.
  private static let mostAddresses = 4

  func fetch(fromAnyOf addresses: [IPAddress]) async throws -> Outcome {
    var lastFailure = TransportFailure.unreachable
    for address in addresses.prefix(Self.mostAddresses) {
      do {
        return try await fetch(from: address)
      } catch let failure as NotReached {
        try Task.checkCancellation()
        lastFailure = failure.failure
      }
    }
    throw failed(.connection(lastFailure))
  }

  private struct NotReached: Error {
    let failure: TransportFailure
  }

  /// The override replaces only where the connection goes: the `Host` header, the name sent for TLS and the name that
  /// the certificate must bear remain those of the URL.
  private func fetch(from address: IPAddress) async throws -> Outcome {
    var settings = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(limits.connectTimeout), read: TimeAmount(limits.readTimeout)))
    settings.httpVersion = .http1Only
    settings.connectionPool.retryConnectionEstablishment = false
    settings.networkFrameworkWaitForConnectivity = false
    if case .name(let name) = target.host { settings.dnsOverride = [name: address.description] }
    let http = HTTPClient(eventLoopGroup: eventLoops, configuration: settings)
    do {
      let outcome = try await exchange(http)
      try await http.shutdown()
      return outcome
    } catch {
      try await http.shutdown()
      throw error
    }
  }

  private func exchange(_ http: HTTPClient) async throws -> Outcome {
    var request = HTTPClientRequest(url: target.text)
    request.headers.add(name: "Accept", value: "image/*")
    request.headers.add(name: "Accept-Encoding", value: "identity")
    request.headers.add(name: "User-Agent", value: "JoyAI-Swift")
    let response: HTTPClientResponse
    do {
      response = try await http.execute(request, timeout: TimeAmount(limits.totalTime))
    } catch {
      let failure = TransportFailure(error, secure: target.scheme == .https)
      switch failure {
      case .connectionRefused, .unreachable, .connectTimeout: throw NotReached(failure: failure)
      default: throw failed(failure == .cancelled ? .cancelled : .connection(failure))
      }
    }
    switch response.status.code {
    case 200: return .file(try await store(response))
    case 301, 302, 303, 307, 308: return .redirect(try redirectTarget(response.headers.first(name: "location")))
    default: throw failed(.status(Int(response.status.code)))
    }
  }

  private func redirectTarget(_ location: String?) throws -> WebAddress {
    guard let location, let base = URL(string: target.text), let url = URL(string: location, relativeTo: base) else {
      throw failed(.badRedirect)
    }
    do {
      return try WebAddress(url.absoluteString)
    } catch {
      throw failed(.badRedirect)
    }
  }

  private func store(_ response: HTTPClientResponse) async throws -> DownloadedFile {
    let expected = response.headers.first(name: "content-length").flatMap { Int($0) }
    let contentType = response.headers.first(name: "content-type")
    if let encoding = response.headers.first(name: "content-encoding"), encoding.lowercased() != "identity" {
      throw failed(.contentEncoding(encoding))
    }
    guard !PictureSigns.isOtherContent(type: contentType) else { throw failed(.notAPicture(contentType: contentType)) }
    guard expected ?? 0 <= limits.maximumBytes else { throw failed(.tooLarge(limit: limits.maximumBytes)) }

    var file: PartialFile
    do { file = try PartialFile(at: path) } catch { throw failed(error.kind) }
    var received = 0
    var parts = response.body.makeAsyncIterator()
    while let part = try await next(&parts, expected: expected, received: received) {
      if received == 0, part.readableBytes > 0, PictureSigns.isMarkup(start: part.readableBytesView) {
        throw failed(.notAPicture(contentType: contentType))
      }
      received += part.readableBytes
      guard received <= limits.maximumBytes else { throw failed(.tooLarge(limit: limits.maximumBytes)) }
      do { try file.write(part.readableBytesView) } catch { throw failed(error.kind) }
    }
    try Task.checkCancellation()
    guard expected ?? received == received else { throw failed(.cutShort(expected: expected, received: received)) }
    guard received > 0 else { throw failed(.empty) }
    file.finish()
    return DownloadedFile(bytes: received, contentType: contentType)
  }

  private func next(
    _ parts: inout HTTPClientResponse.Body.AsyncIterator, expected: Int?, received: Int
  ) async throws -> ByteBuffer? {
    do {
      return try await parts.next()
    } catch let error as CancellationError {
      throw error
    } catch {
      let failure = TransportFailure(error)
      throw failed(failure == .answerTimeout ? .connection(failure) : .cutShort(expected: expected, received: received))
    }
  }

  private func failed(_ kind: DownloadError.Kind) -> DownloadError {
    DownloadError(kind: kind, host: target.host.description)
  }
}
