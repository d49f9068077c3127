import Foundation
import GalleryModel
import GitHistory
import SiteFolder
import Subprocess
import Testing

/// A real git repository in a temporary folder of its own that is removed with the last reference to it.
final class TestRepository: Sendable {
  let url: URL

  /// - Parameter initialized: whether `git init` is run.
  init(initialized: Bool = true) async throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = folder.appending(path: "gallerist-git-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    if initialized { try await git("init", "-q", "-b", "main") }
  }

  deinit {
    // Nothing is left to do for a test whose folder cannot be removed.
    _ = try? FileManager.default.removeItem(at: url)
  }

  /// What tests tell git, and the program, of the surroundings: nothing of this machine's own settings.
  static let environment: [String: String] = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
  ]

  @discardableResult
  func git(_ arguments: String..., environment: [String: String] = [:]) async throws -> String {
    try await Self.git(arguments, in: url, environment: environment)
  }

  @discardableResult
  static func git(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) async throws -> String {
    var variables: [Environment.Key: String] = [:]
    let all = Self.environment.merging(environment) { _, own in own }
    for (name, value) in all { variables[Environment.Key(stringLiteral: name)] = value }
    let settings = ["user.name=Tester", "user.email=tester@example.com", "commit.gpgSign=false", "gc.auto=0"]
    let result = try await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.path] + settings.flatMap { ["-c", $0] } + arguments),
      environment: .custom(variables), output: .string(limit: 16_777_216), error: .string(limit: 1_048_576))
    try #require(result.terminationStatus.isSuccess, "git \(arguments): \(result.standardError)")
    return result.standardOutput
  }

  /// Runs a line of shell in a folder.
  @discardableResult
  static func shell(_ line: String, in folder: URL) async throws -> String {
    var variables: [Environment.Key: String] = [:]
    for (name, value) in Self.environment { variables[Environment.Key(stringLiteral: name)] = value }
    let result = try await Subprocess.run(
      .name("sh"), arguments: ["-c", "cd '\(folder.path)' && \(line)"], environment: .custom(variables),
      output: .string(limit: 16_777_216), error: .string(limit: 1_048_576))
    try #require(result.terminationStatus.isSuccess, "\(line): \(result.standardError)")
    return result.standardOutput
  }

  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ bytes: Data) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url.appending(path: path)) }

  /// Writes a lock with some lines, and commits everything.
  func commit(_ lines: [FactLine], at path: String = "gallerist.lock", message: String = "Pictures") async throws {
    try write(path, lines.map { $0.text + "\n" }.joined())
    try await git("add", "-A")
    try await git("commit", "-q", "--allow-empty", "-m", message)
  }

  /// The history around a folder of it.
  func history(
    at path: String = "", environment: [String: String] = TestRepository.environment
  ) async throws -> GitHistory? {
    try await Self.history(at: path.isEmpty ? url : url.appending(path: path), environment: environment)
  }

  static func history(
    at folder: URL, environment: [String: String] = TestRepository.environment
  ) async throws -> GitHistory? {
    try await GitHistory(
      around: try SiteFolder(at: folder.path), locks: ["gallerist.lock", "gallerist.lock.d"], images: "images",
      environment: environment)
  }

  /// The facts that git knows of some fingerprints.
  func facts(of wanted: [Fingerprint], at path: String = "") async throws -> FoundFacts {
    let git = try #require(try await history(at: path))
    return try await git.facts(of: Set(wanted), network: false)
  }
}
