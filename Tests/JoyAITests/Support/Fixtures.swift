import Foundation
import JoyAI
import TestSupport

/// A key that stands out in whatever it should not be in.
let secret = "sk-Very/Secret+0123456789"

/// Examples as the JoyAI Image API documentation shows them.
enum Documented {
  static let accepted =
    #"{"code":200,"message":"success","data":{"task_id":"task_id_here","model":"gptimage2","#
    + #""status":"processing","credits_charged":88}}"#
  static let succeeded =
    #"{"code":200,"message":"success","data":{"task_id":"task_id_here","model":"gptimage2","status":"succeeded","#
    + #""credits_charged":88,"images":["https://cdn.example.com/result.png"],"error":null,"#
    + #""created_at":"2026-06-06 12:00:00"}}"#
  static let badRequest = #"{"code":400,"message":"prompt is required","data":null}"#
}

func client(
  _ origin: String, configure: (inout JoyAIClient.Configuration) -> Void = { _ in }
) throws -> JoyAIClient {
  // Only tests about time get little of it.
  var configuration = JoyAIClient.Configuration.patient
  configure(&configuration)
  return JoyAIClient(key: try APIKey(secret), address: try APIAddress(origin), configuration: configuration)
}

let chair = GenerateRequest.gptImage2(GPTImage2Request(prompt: "A red ceramic chair"))

/// Runs a call that must fail, and gives its error.
func failure<Result>(_ call: () async throws(JoyAIError) -> Result) async -> JoyAIError? {
  do throws(JoyAIError) {
    _ = try await call()
    return nil
  } catch {
    return error
  }
}

/// An empty folder for the time of `body`.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "joyai-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  do {
    let result = try await body(folder.path)
    try FileManager.default.removeItem(at: folder)
    return result
  } catch {
    try FileManager.default.removeItem(at: folder)
    throw error
  }
}
