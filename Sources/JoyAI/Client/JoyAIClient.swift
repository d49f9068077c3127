public import AsyncHTTPClient
import NIOCore

/// A client of the JoyAI Image API that never sends a paid request twice.
///
/// ```swift
/// import AsyncHTTPClient
/// import JoyAI
///
/// let client = JoyAIClient(key: try APIKey(text))
/// let request = GenerateRequest.gptImage2(
///   GPTImage2Request(prompt: "A red ceramic chair in soft light", quality: .high, resolution: .twoK))
///
/// let task = try await client.generate(request)
/// print("accepted as \(task.taskID)")
///
/// switch try await client.waitForTask(task.taskID, model: task.model, timeout: .seconds(600)) {
/// case .succeeded(let report):
///   for (index, url) in report.images.enumerated() {
///     _ = try await client.download(url, to: "picture-\(index).png")
///   }
/// case .failed(let report): print(report.error ?? "no reason given")
/// case .stillRunning: print("ask again later: the task id stays valid")
/// }
/// ```
///
/// Each call is one HTTP request: nothing is retried, no redirect is followed. The API has no idempotency key and no
/// list of tasks, so a POST whose answer is lost may have been charged and cannot be looked up; `JoyAIError.delivery`
/// says which errors leave that doubt.
public struct JoyAIClient: Sendable {
  /// Where requests go; the key is sent there and nowhere else.
  public let address: APIAddress
  /// The limits in force.
  public let configuration: Configuration

  let key: APIKey
  let httpClient: HTTPClient
  let connections: Connections

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - key: sent with every request to the API, and never with a download.
  ///   - address: the API's base URL.
  ///   - httpClient: lends its event loops and must not be shut down before the last call has returned. Requests do not
  ///     go through it: its settings may follow redirects or wait without end.
  ///   - configuration: time-outs and limits.
  public init(
    key: APIKey, address: APIAddress = .production, httpClient: HTTPClient = .shared,
    configuration: Configuration = Configuration()
  ) {
    self.key = key
    self.address = address
    self.httpClient = httpClient
    self.configuration = configuration
    connections = Connections(borrowing: httpClient.eventLoopGroup, configuration)
  }
}

extension JoyAIClient: CustomStringConvertible, CustomReflectable {
  /// The address; never the key.
  public var description: String { "JoyAIClient(\(address))" }

  /// Shows the address alone: behind the connections lie requests under way, and the key is in them.
  public var customMirror: Mirror { Mirror(self, children: ["address": address.description]) }
}
