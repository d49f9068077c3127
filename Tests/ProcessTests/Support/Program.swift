import Foundation
import JoyAISandbox
import Subprocess
import Testing

/// The built program, run as a process of its own on a site.
struct Program: Sendable {
  private static let outputLimit = 4 << 20

  let site: ProcessSite
  /// The variables of the program's own, such as the API's address; others are this process's.
  var variables: [String: String] = [:]
  /// Whether it waits until few enough others run.
  var isLimited = true
  /// What a run may take before it counts as hanging; far more than the slowest machine needs.
  var patience = Duration.seconds(400)

  init(_ site: ProcessSite, at address: String? = nil) {
    self.site = site
    if let address { variables = ["JOYAI_BASE_URL": address, "JOYAI_API_KEY": testKey] }
  }

  /// Runs a command to its end, whatever that is.
  func run(_ arguments: [String], variables more: [String: String] = [:]) async throws -> Ending {
    try await start(arguments, variables: more) { _ in }
  }

  /// Starts a command, and does something while it runs.
  /// - Returns: how it ended, once it has.
  func start(
    _ arguments: [String], variables more: [String: String] = [:],
    act: @escaping @Sendable (RunningProgram) async throws -> Void
  ) async throws -> Ending {
    let words = ["gallerist"] + arguments + ["--site", site.url.path]
    return try await start(words, environment: environment(more), act: act)
  }

  /// Runs a shell script whose first argument is the program, and whose others are the command's.
  /// - Parameter inNamespace: whether what the script mounts is seen by it alone; the script then names the site itself.
  func runInShell(
    _ script: String, _ arguments: [String], inNamespace: Bool = false, variables more: [String: String] = [:]
  ) async throws -> Ending {
    let program = BuiltProgram.folder.appending(path: "gallerist").path
    let words = ["sh", "-c", script, program] + arguments
    let all = inNamespace ? ["unshare", "-m"] + words : words + ["--site", site.url.path]
    return try await start(all, environment: environment(more)) { _ in }
  }

  /// Runs a bash script in a folder; the built program is the first on its path.
  func runScript(_ script: URL, in folder: URL) async throws -> Ending {
    try await start(
      ["bash", "-c", "cd \"$0\" && exec bash \"$1\"", folder.path, script.path], environment: environment([:])
    ) { _ in }
  }

  private func environment(_ more: [String: String]) -> Environment {
    var values = ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("JOYAI_") && !name.hasPrefix("GALLERIST_")
    }
    values["PATH"] = BuiltProgram.folder.path + ":" + (values["PATH"] ?? "/usr/bin:/bin")
    values.merge(variables) { $1 }
    values.merge(more) { $1 }
    let pairs = values.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
    return .custom(Dictionary(uniqueKeysWithValues: pairs))
  }

  private func start(
    _ words: [String], environment: Environment,
    act: @escaping @Sendable (RunningProgram) async throws -> Void
  ) async throws -> Ending {
    guard isLimited else { return try await watched(words, environment: environment, act: act) }
    await ProcessLimit.shared.enter()
    do {
      let ending = try await watched(words, environment: environment, act: act)
      await ProcessLimit.shared.leave()
      return ending
    } catch {
      await ProcessLimit.shared.leave()
      throw error
    }
  }

  private func watched(
    _ words: [String], environment: Environment,
    act: @escaping @Sendable (RunningProgram) async throws -> Void
  ) async throws -> Ending {
    try await withThrowingTaskGroup(of: Ending.self) { group in
      group.addTask { try await Self.spawn(words, environment: environment, act: act) }
      group.addTask {
        try await Task.sleep(for: patience)
        throw Hanging(words: words)
      }
      defer { group.cancelAll() }
      guard let ending = try await group.next() else { throw CancellationError() }
      return ending
    }
  }

  private static func spawn(
    _ words: [String], environment: Environment,
    act: @escaping @Sendable (RunningProgram) async throws -> Void
  ) async throws -> Ending {
    let messages = Transcript()
    let result = try await Subprocess.run(
      .name(words[0]), arguments: Arguments(Array(words.dropFirst())), environment: environment, input: .none,
      output: .string(limit: outputLimit), error: .sequence
    ) { execution in
      let program = RunningProgram(processID: execution.processIdentifier.value, messages: messages) { signal in
        // One that has ended cannot be signalled; how it ended is looked at afterwards.
        do { try execution.send(signal: signal) } catch { return }
      }
      async let reading: Void = {
        defer { messages.finish() }
        for try await buffer in execution.standardError { messages.append(buffer.withUnsafeBytes { Array($0) }) }
      }()
      try await act(program)
      try await reading
    }
    return Ending(status: result.terminationStatus, output: result.standardOutput, messages: messages.text)
  }
}

/// A run that has not come to an end.
struct Hanging: Error {
  var words: [String]
}
