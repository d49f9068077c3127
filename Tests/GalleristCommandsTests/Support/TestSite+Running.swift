import Foundation
import GalleristCommands
import JoyAISandbox
import Synchronization
import TestSupport

/// How a command ended, and what it said.
struct Outcome: Sendable {
  var code: Int32
  /// Standard output.
  var output: String
  /// Standard error.
  var messages: String
}

/// Collects what a command writes.
final class Transcript: Sendable {
  private let written = Mutex("")

  func write(_ text: String) { written.withLock { $0 += text } }

  var text: String { written.withLock { $0 } }
}

extension TestSite {
  /// Noon on 6 June 2026, UTC.
  static let noon: UInt64 = 1_780_747_200_000

  /// Runs a whole command in this process: at noon, with pauses that take no time, and nobody to ask.
  /// - Parameter change: gets the world before the command does.
  func run(
    _ arguments: [String], environment: [String: String] = [:], change: (inout World) -> Void = { _ in }
  ) async -> Outcome {
    let output = Transcript()
    let messages = Transcript()
    var world = World(
      environment: environment, output: { output.write($0) }, messages: { messages.write($0) },
      milliseconds: { Self.noon }, pollingClock: FakeTime().clock, limits: .patient)
    change(&world)
    let code = await Gallerist.run(arguments + ["--site", url.path], in: world)
    return Outcome(code: code, output: unsited(output.text), messages: unsited(messages.text))
  }

  /// Text in which commands are named as they are where the site is the current folder.
  func unsited(_ text: String) -> String { text.replacing(" --site \(url.path)", with: "") }

  /// `gallerist build --yes` against a sandbox, one request at a time, so that their order is known.
  func build(
    _ sandbox: Sandbox, _ arguments: [String] = [], change: (inout World) -> Void = { _ in }
  ) async -> Outcome {
    await run(
      ["build", "--yes", "--concurrency", "1"] + arguments, environment: sandbox.environment, change: change)
  }
}
