import Foundation
import JoyAISandbox
import Synchronization

/// The key that test sandboxes let in; whatever shows it has let it out.
let testKey = "sk-canary-5f0c2b7e91"

/// Runs a sandbox with small pictures and the tasks `task_1`, `task_2` and so on.
/// - Parameters:
///   - taskDelay: how long tasks are under way, on the sandbox's own clock.
///   - clock: that clock.
///   - name: what the names of tasks begin with.
///   - key: the only one that is let in.
func withSandbox(
  _ faults: [SandboxFault] = [], credits: Int? = nil, taskDelay: Duration = .zero, clock: SandboxClock = .system,
  name: String = "task", key: String = testKey, _ body: (Sandbox) async throws -> Void
) async throws {
  let tasks = Counter()
  let configuration = SandboxConfiguration(
    taskDelay: taskDelay, credits: credits, acceptedKey: key, faults: faults, pictureScale: 0.05, clock: clock,
    newTaskID: { "\(name)_\(tasks.next())" })
  try await Sandbox.withRunning(configuration, body)
}

extension Sandbox {
  /// The variables that lead the program here.
  var environment: [String: String] { ["JOYAI_BASE_URL": baseURL, "JOYAI_API_KEY": testKey] }

  /// The prompts of all requests for pictures so far, in their order; empty where the body was not read.
  func prompts() async throws -> [String] {
    try await received(.generate).map { request in
      guard !request.body.isEmpty else { return "" }
      let body = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
      return body?["prompt"] as? String ?? ""
    }
  }
}

/// 1, 2, 3 …
final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

/// A clock that stands still until it is moved.
final class MovableClock: Sendable {
  private let moment = Mutex(Date(timeIntervalSince1970: 1_780_747_200))

  func advance(seconds: Double) { moment.withLock { $0 += seconds } }

  var clock: SandboxClock { SandboxClock { self.moment.withLock { $0 } } }
}
