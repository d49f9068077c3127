import Foundation
import Subprocess

/// A program of this machine, such as a shell.
struct InstalledProgram {
  let path: String

  /// Nil where it is not installed.
  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let paths = folders.map { "\($0)/\(name)" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  /// Runs it to its end, and returns all that it said.
  func run(_ arguments: [String]) async throws -> (succeeded: Bool, text: String) {
    let result = try await Subprocess.run(
      .path(.init(path)), arguments: Arguments(arguments), output: .string(limit: 1_048_576),
      error: .string(limit: 1_048_576))
    return (
      result.terminationStatus.isSuccess, (result.standardOutput ?? "") + (result.standardError ?? "")
    )
  }
}
