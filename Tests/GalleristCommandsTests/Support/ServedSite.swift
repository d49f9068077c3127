import AsyncHTTPClient
import Foundation
import GalleristCommands
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

/// A site that `serve` shows while a test runs.
struct ServedSite: Sendable {
  let site: TestSite
  /// Ends in `/`.
  let address: String
  /// Standard error so far.
  let messages: Transcript

  struct Answer: Sendable {
    var status: UInt
    var headers: HTTPHeaders
    var body: String
  }

  /// Waits as long as a busy machine needs.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .minutes(10), read: .minutes(10))
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  func get(_ path: String, method: HTTPMethod = .GET, headers: [String: String] = [:]) async throws -> Answer {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
    let response = try await Self.client.execute(request, timeout: .minutes(10))
    let body = try await response.body.collect(upTo: 4 << 20)
    return Answer(status: response.status.code, headers: response.headers, body: String(buffer: body))
  }

  /// Asks again and again until it is so; the test's time limit ends it.
  func wait(_ condition: () async throws -> Bool) async throws {
    while !(try await condition()) { try await Task.sleep(for: .milliseconds(30)) }
  }

  func waitForMessage(_ text: String) async throws {
    try await wait { messages.text.contains(text) }
  }

  /// What an open page is told, from now on, as JSON text.
  func withEvents(
    ofPage page: String, version: String, _ body: (inout AsyncStream<String>.Iterator) async throws -> Void
  ) async throws {
    let request = HTTPClientRequest(url: address + "_gallerist/events?page=\(page)&version=\(version)")
    let response = try await Self.client.execute(request, timeout: .minutes(10))
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    let reading = Task {
      defer { continuation.finish() }
      var text = ""
      for try await chunk in response.body {
        text += String(buffer: chunk)
        while let end = text.range(of: "\n\n") {
          let event = text[..<end.lowerBound]
          if event.hasPrefix("data: ") { continuation.yield(String(event.dropFirst(6))) }
          text = String(text[end.upperBound...])
        }
      }
    }
    var events = stream.makeAsyncIterator()
    try await body(&events)
    reading.cancel()
  }

  /// The version that a page says it is in.
  func version(of path: String) async throws -> String {
    let page = try await get(path).body
    return String(try #require(page.firstMatch(of: #/data-version="([^"]+)"/#)?.1))
  }
}

/// Runs `serve` on a free port while `body` runs, and ends it as an interrupt would.
func withServedSite(
  _ site: TestSite, _ arguments: [String] = [], environment: [String: String] = [:],
  _ body: (ServedSite) async throws -> Void
) async throws {
  let (lines, line) = AsyncStream.makeStream(of: String.self)
  let messages = Transcript()
  let world = World(
    environment: environment, output: { line.yield($0) }, messages: { messages.write($0) }, limits: .patient)
  let program = Task {
    let code = await Gallerist.run(["serve", "--port", "0", "--site", site.url.path] + arguments, in: world)
    line.finish()
    return code
  }
  defer { program.cancel() }
  var output = lines.makeAsyncIterator()
  let printed = try #require(await output.next(), "\(messages.text)")
  let address = try #require(try /(http:\/\/127\.0\.0\.1:\d+\/)\n/.wholeMatch(in: printed)?.1)
  try await body(ServedSite(site: site, address: String(address), messages: messages))
  program.cancel()
  #expect(await program.value == 0)
}
