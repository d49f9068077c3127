import Foundation
import Subprocess

/// A program of this machine, such as a shell.
struct InstalledProgram {
  let name: String

  /// Nil where it is not installed.
  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    guard folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) else { return nil }
    self.name = name
  }

  /// Runs it to its end, and returns all that it said.
  func run(_ arguments: [String]) async throws -> (succeeded: Bool, text: String) {
    let result = try await Subprocess.run(
      .name(name), arguments: Arguments(arguments), output: .string(limit: 1_048_576),
      error: .string(limit: 1_048_576))
    return (result.terminationStatus.isSuccess, result.standardOutput + result.standardError)
  }
}
