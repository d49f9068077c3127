import Foundation
import GalleristCommands
import JoyAISandbox
import Subprocess
import TestSupport
import Testing

/// A site in a real git repository, in a temporary folder of its own that is removed with the last reference to it.
///
/// Its content asks for one blue mug; what only this machine has is ignored, and the lock merges by union.
final class GitSite: Sendable {
  /// What is removed in the end.
  private let folder: URL
  /// The root of the worktree.
  let root: URL
  /// Where the site is in it.
  let url: URL

  /// - Parameter path: where the site is in the repository.
  init(at path: String = "") async throws {
    folder = Self.temporaryFolder()
    root = folder
    url = path.isEmpty ? root : root.appending(path: path)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write("gallerist.yml", TestSite.settings)
    try write(".gitignore", ".gallerist/\npublic/\n")
    try write(".gitattributes", "gallerist.lock merge=union\n")
    try write("content/blue.md", "A blue mug\n")
    try await git("init", "-q", "-b", "main")
    try await commit("Begin")
  }

  private init(folder: URL, site: String) {
    self.folder = folder
    root = folder.appending(path: "worktree")
    url = site.isEmpty ? root : root.appending(path: site)
  }

  deinit {
    // Nothing is left to do for a test whose folder cannot be removed.
    _ = try? FileManager.default.removeItem(at: folder)
  }

  private static func temporaryFolder() -> URL {
    FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "gallerist-git-e2e-\(UUID().uuidString)")
  }

  /// A clone over the file protocol, as from a server.
  func clone(_ arguments: String...) async throws -> GitSite {
    let clone = GitSite(folder: Self.temporaryFolder(), site: sitePath)
    try FileManager.default.createDirectory(at: clone.folder, withIntermediateDirectories: true)
    try await Self.git(
      ["clone", "-q"] + arguments + ["file://" + root.path, clone.root.path], in: clone.folder,
      ["GIT_LFS_SKIP_SMUDGE": "1"])
    return clone
  }

  /// Another worktree of the same repository.
  func worktree(_ arguments: String...) async throws -> GitSite {
    let other = GitSite(folder: Self.temporaryFolder(), site: sitePath)
    try FileManager.default.createDirectory(at: other.folder, withIntermediateDirectories: true)
    try await Self.git(["worktree", "add", "-q"] + arguments.map { $0 == "PATH" ? other.root.path : $0 }, in: root)
    return other
  }

  private var sitePath: String {
    url.path == root.path ? "" : String(url.path.dropFirst(root.path.count + 1))
  }

  /// Nothing of this machine's own settings.
  static let environment: [String: String] = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
  ]

  @discardableResult
  func git(_ arguments: String...) async throws -> String { try await Self.git(arguments, in: root) }

  @discardableResult
  private static func git(
    _ arguments: [String], in folder: URL, _ environment: [String: String] = [:]
  ) async throws -> String {
    var variables: [Environment.Key: String] = [:]
    for (name, value) in Self.environment.merging(environment, uniquingKeysWith: { _, own in own }) {
      variables[Environment.Key(stringLiteral: name)] = value
    }
    let settings = ["user.name=Tester", "user.email=tester@example.com", "commit.gpgSign=false", "gc.auto=0"]
    let result = try await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.path] + settings.flatMap { ["-c", $0] } + arguments),
      environment: .custom(variables), output: .string(limit: 1_048_576), error: .string(limit: 1_048_576))
    try #require(result.terminationStatus.isSuccess, "git \(arguments): \(result.standardError)")
    return result.standardOutput
  }

  /// Commits everything.
  func commit(_ message: String = "Change") async throws {
    try await git("add", "-A")
    try await git("commit", "-q", "--allow-empty", "-m", message)
  }

  /// Buys what is missing on a branch of its own, commits it there, and goes back to `main`, which knows nothing of it.
  func generateOnFeatureBranch(_ sandbox: Sandbox) async throws {
    try await git("switch", "-q", "-c", "feature")
    await generate(sandbox)
    try await commit()
    try await git("switch", "-q", "main")
  }

  /// Removes everything that git does not keep, ledger and copies of originals included.
  func clean() async throws { try await git("clean", "-q", "-xdff") }

  func write(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: path).path) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url.appending(path: path)) }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// The originals in `images/`.
  func images() throws -> [String] {
    guard exists("images") else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: url.appending(path: "images").path)
      .filter { $0.contains(".") }.sorted()
  }

  /// Runs a whole command in this process.
  func run(
    _ arguments: [String], environment: [String: String] = [:], change: (inout World) -> Void = { _ in }
  ) async -> Outcome {
    let output = Transcript()
    let messages = Transcript()
    var world = World(
      environment: Self.environment.merging(environment, uniquingKeysWith: { _, own in own }),
      output: { output.write($0) }, messages: { messages.write($0) }, milliseconds: { TestSite.noon },
      pollingClock: FakeTime().clock, limits: .patient)
    change(&world)
    let code = await Gallerist.run(arguments + ["--site", url.path], in: world)
    func unsited(_ text: String) -> String { text.replacing(" --site \(url.path)", with: "") }
    return Outcome(code: code, output: unsited(output.text), messages: unsited(messages.text))
  }

  /// `gallerist generate --yes` against a sandbox.
  @discardableResult
  func generate(_ sandbox: Sandbox, _ arguments: [String] = []) async -> Outcome {
    await run(["generate", "--yes", "--concurrency", "1"] + arguments, environment: sandbox.environment)
  }

  /// Runs `generate`, and expects that it bought nothing, that nothing is missing, and that books and originals are whole.
  /// - Parameter words: what standard error says.
  func expectNothingIsBought(
    _ sandbox: Sandbox, saying words: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = await sandbox.charges().count
    let outcome = await generate(sandbox)
    #expect(outcome.code == 0, "\(outcome.messages)", sourceLocation: sourceLocation)
    #expect(await sandbox.charges().count == before, sourceLocation: sourceLocation)
    if let words { #expect(outcome.messages.contains(words), "\(outcome.messages)", sourceLocation: sourceLocation) }
    let verified = await run(["verify"])
    #expect(verified.code == 0, "\(verified.messages)", sourceLocation: sourceLocation)
    let frozen = await run(["build", "--frozen"])
    #expect(frozen.code == 0, "\(frozen.messages)", sourceLocation: sourceLocation)
  }
}
