import AsyncHTTPClient
import Foundation
import JoyAISandbox
import NIOCore
import NIOHTTP1
import Testing

/// What a test sends to a sandbox, over real HTTP.
struct Visitor {
  let sandbox: Sandbox
  var key: String? = "sk-test"

  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    /// The body as JSON.
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
    var data: [String: Any] { json["data"] as? [String: Any] ?? [:] }
    var text: String { String(decoding: body, as: UTF8.self) }
    var code: Int? { json["code"] as? Int }
    var message: String? { json["message"] as? String }
    var taskID: String { data["task_id"] as? String ?? "" }
    var images: [String] { data["images"] as? [String] ?? [] }
  }

  func generate(_ body: String, contentType: String = "application/json") async throws -> Answer {
    var request = HTTPClientRequest(url: sandbox.baseURL + "/api/v1/generate")
    request.method = .POST
    request.headers.add(name: "content-type", value: contentType)
    request.body = .bytes(ByteBuffer(string: body))
    return try await send(request)
  }

  func generate(_ fields: [String: Any]) async throws -> Answer {
    try await generate(String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self))
  }

  /// Text to image in `gptimage2`, with more fields.
  func draw(_ prompt: String, _ more: [String: Any] = [:]) async throws -> Answer {
    try await generate(["model": "gptimage2", "prompt": prompt].merging(more) { $1 })
  }

  func status(_ taskID: String) async throws -> Answer {
    try await send(HTTPClientRequest(url: sandbox.baseURL + "/api/v1/status?task_id=\(taskID)&model=gptimage2"))
  }

  func get(_ url: String) async throws -> Answer {
    var visitor = self
    visitor.key = nil
    return try await visitor.send(HTTPClientRequest(url: url))
  }

  /// The bytes of a task's first picture.
  func picture(of taskID: String) async throws -> [UInt8] {
    let url = try #require(try await status(taskID).images.first)
    return try await get(url).body
  }

  func send(_ request: HTTPClientRequest) async throws -> Answer {
    var request = request
    if let key { request.headers.add(name: "authorization", value: "Bearer \(key)") }
    let response = try await HTTPClient.stayingPut.execute(request, timeout: .seconds(300))
    var headers: [String: String] = [:]
    for (name, value) in response.headers { headers[name.lowercased()] = value }
    let body = try await response.body.collect(upTo: 64 << 20)
    return Answer(status: Int(response.status.code), headers: headers, body: Array(buffer: body))
  }
}

extension HTTPClient {
  /// A client that follows no redirect and sends nothing twice.
  static let stayingPut: HTTPClient = {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()
}

/// Small pictures, so that tests are quick.
func quick(_ change: (inout SandboxConfiguration) -> Void = { _ in }) -> SandboxConfiguration {
  var configuration = SandboxConfiguration(pictureScale: 0.1)
  change(&configuration)
  return configuration
}

/// Reads width and height from a PNG's header.
func pngSize(_ bytes: [UInt8]) -> [Int] {
  guard bytes.count > 24 else { return [] }
  return [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
}
