import Foundation
package import Logging

/// How a ``Sandbox`` behaves. Every value has a default, so that tests name only what they are about.
package struct SandboxConfiguration: Sendable {
  /// The port of the API on the loopback interface; 0 takes a free one.
  package var port: Int
  /// The port that the pictures are downloaded from, another origin than the API's as with a CDN; 0 takes a free one.
  package var picturePort: Int
  /// How long a task is `processing`.
  package var taskDelay: Duration
  /// Credits in the account at the start; nil never runs out.
  package var credits: Int?
  /// The only key that is let in; nil lets in every key that is not empty.
  package var acceptedKey: String?
  /// What goes wrong, and when; more can be added while the sandbox runs.
  package var faults: [SandboxFault]
  /// The edges of pictures are multiplied by this, 0.05 to 1; small pictures make quick tests.
  package var pictureScale: Double
  /// Where `created_at` and the tasks' delay are read from.
  package var clock: SandboxClock
  /// Makes task ids; each must be new, also to an earlier sandbox.
  package var newTaskID: @Sendable () -> String
  /// Where the server logs to; by default nowhere.
  package var logger: Logger

  /// A configuration; the defaults are endless credits, any key, no delay and no faults.
  package init(
    port: Int = 0,
    picturePort: Int = 0,
    taskDelay: Duration = .zero,
    credits: Int? = nil,
    acceptedKey: String? = nil,
    faults: [SandboxFault] = [],
    pictureScale: Double = 1,
    clock: SandboxClock = .system,
    newTaskID: @escaping @Sendable () -> String = { "task_\(UUID().uuidString.lowercased())" },
    logger: Logger = Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.port = port
    self.picturePort = picturePort
    self.taskDelay = taskDelay
    self.credits = credits
    self.acceptedKey = acceptedKey
    self.faults = faults
    self.pictureScale = min(1, max(0.05, pictureScale))
    self.clock = clock
    self.newTaskID = newTaskID
    self.logger = logger
  }
}
