import Foundation
import JoyAISandbox

/// The key that test sandboxes let in.
let testKey = "sk-canary-5f0c2b7e91"

/// Runs a sandbox with small pictures.
func withSandbox<Value: Sendable>(
  _ faults: [SandboxFault] = [], taskDelay: Duration = .zero, _ body: (Sandbox) async throws -> Value
) async throws -> Value {
  let configuration = SandboxConfiguration(
    taskDelay: taskDelay, acceptedKey: testKey, faults: faults, pictureScale: 0.05)
  return try await Sandbox.withRunning(configuration, body)
}

extension Sandbox {
  /// Runs a command by a door of its own: when this returns, what it was charged is final, however it ended.
  func run(
    _ site: ProcessSite, _ arguments: [String], variables: [String: String] = [:],
    act: @escaping @Sendable (RunningProgram) async throws -> Void = { _ in }
  ) async throws -> Ending {
    try await withDoor { address in
      try await Program(site, at: address).start(arguments, variables: variables, act: act)
    }
  }

  /// How many requests for pictures have come so far.
  func sentCount() async -> Int { await received(.generate).count }
}

/// The command that most tests run, one request at a time so that their order is known.
let generate = ["generate", "--yes", "--poll-interval", "0.01", "--concurrency", "1"]
