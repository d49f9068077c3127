import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Testing

/// Somebody who runs the program, and settles what is in doubt by what the provider's own record says was charged.
struct Person {
  let site: ProcessSite
  let sandbox: Sandbox
  /// The provider's record of what was charged for this site.
  let charges: @Sendable () async -> [Charge]

  init(
    _ site: ProcessSite, _ sandbox: Sandbox, charges: (@Sendable () async -> [Charge])? = nil
  ) {
    self.site = site
    self.sandbox = sandbox
    self.charges = charges ?? { await sandbox.charges() }
  }

  /// The attempts that nobody knows the outcome of.
  func doubts() throws -> [Attempt] {
    try site.books().holdings.attempts.filter { $0.state == .inDoubt }
  }

  /// Settles every doubt.
  /// - Returns: how many there were.
  @discardableResult
  func settle() async throws -> Int {
    let doubts = try doubts()
    for doubt in doubts {
      let arguments: [String]
      if let task = try await unclaimedTask(of: doubt) {
        arguments = [doubt.id, "--task", task]
      } else {
        arguments = [doubt.id, "--not-charged"]
      }
      let ending = try await sandbox.run(site, ["resolve"] + arguments)
      #expect(ending.code == 0, "resolve \(arguments) ended with \(ending)")
    }
    return doubts.count
  }

  /// The task that the provider charged for such a request and that no attempt has; nil where there is none.
  func unclaimedTask(of doubt: Attempt) async throws -> String? {
    let picture = try #require(doubt.request?.picture)
    let known = Set(try site.books().holdings.attempts.compactMap(\.task))
    return await charges().first {
      $0.prompt == ProcessSite.prompt(of: picture) && !known.contains($0.taskID)
    }?.taskID
  }
}
