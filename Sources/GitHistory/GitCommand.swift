import GalleryModel
import Subprocess

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs the program `git` in a site's folder. Without the network, nothing in the repository's settings may run programs
/// or change what is printed: git's own plumbing is used, which heeds few of them. With it, a server is reached as the
/// person has told git, and settings such as `core.sshCommand`, `credential.helper` and `lfs.customtransfer` do run
/// programs.
struct GitCommand: Sendable {
  /// Of what git says on standard error, so much is kept.
  private static let messageLimit = 4_096
  private static let settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "core.attributesFile=/dev/null",
    "gc.auto=0", "maintenance.auto=false", "advice.graftFileDeprecated=false", "core.bigFileThreshold=512m",
    // Where git-lfs is not installed, an alias of that name would be run in its place.
    "alias.lfs=", "alias.lfs.command=",
  ]

  /// A git that ends before it has read everything makes an error of the write, and not the end of this process.
  private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// An absolute path.
  let folder: String
  let environment: GitEnvironment

  /// How git ended.
  struct Ending: Sendable {
    var succeeded: Bool
    /// The beginning of what it said on standard error.
    var message: String
  }

  /// Runs git to its end, and hands over what it prints as it comes.
  /// - Parameters:
  ///   - input: what it reads; nil for nothing.
  ///   - consume: what it throws ends git and is thrown on.
  func stream(
    _ arguments: [String], input: [UInt8]? = nil, network: Bool = false,
    _ consume: ([UInt8]) throws(GitHistoryError) -> Void
  ) async throws(GitHistoryError) -> Ending {
    guard !Task.isCancelled else { throw .interrupted }
    do {
      let configuration = configuration(arguments, network: network)
      let ending =
        if let input {
          try await Self.run(configuration, input: input, consume)
        } else {
          try await Self.run(configuration, consume)
        }
      guard !Task.isCancelled else { throw GitHistoryError.interrupted }
      return ending
    } catch let error as GitHistoryError {
      throw error
    } catch {
      if Task.isCancelled { throw .interrupted }
      if (error as? SubprocessError)?.code == .executableNotFound { throw .notInstalled }
      throw .refused("git cannot be run: \(error)")
    }
  }

  /// All that git prints.
  /// - Throws: ``GitHistoryError/refused(_:)`` in git's own words where it fails.
  func output(
    _ arguments: [String], input: [UInt8]? = nil, network: Bool = false
  ) async throws(GitHistoryError) -> [UInt8] {
    var bytes: [UInt8] = []
    let ending = try await stream(arguments, input: input, network: network) { chunk throws(GitHistoryError) in
      bytes += chunk
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
    return bytes
  }

  private func configuration(_ arguments: [String], network: Bool) -> Configuration {
    var options = PlatformOptions()
    // Without a terminal nobody can be asked for a password; and what git starts ends with it.
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))]
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment.variables(network: network) {
      variables[Environment.Key(stringLiteral: name)] = value
    }
    return Configuration(
      executable: .name("git"),
      arguments: Arguments(
        ["-C", folder, "--no-pager"] + Self.settings.flatMap { ["-c", $0] } + arguments),
      environment: .custom(variables), platformOptions: options)
  }

  private static func run(
    _ configuration: Configuration, _ consume: ([UInt8]) throws(GitHistoryError) -> Void
  ) async throws -> Ending {
    let result = try await Subprocess.run(configuration, input: .none, output: .sequence, error: .sequence) {
      execution in
      // Read beside the output: git would wait for ever when nobody takes what it has to say.
      let errors = execution.standardError
      async let message = beginning(of: errors)
      for try await chunk in execution.standardOutput { try consume(chunk.withUnsafeBytes { Array($0) }) }
      return try await message
    }
    return Ending(succeeded: result.terminationStatus.isSuccess, message: result.closureResult)
  }

  /// The input is written here and not by the library, which ends the program where it is left in the middle of that, as
  /// by an interrupt.
  private static func run(
    _ configuration: Configuration, input: [UInt8], _ consume: ([UInt8]) throws(GitHistoryError) -> Void
  ) async throws -> Ending {
    brokenPipesAreErrors
    let result = try await Subprocess.run(configuration, input: .inputWriter, output: .sequence, error: .sequence) {
      execution in
      let writer = execution.standardInputWriter
      async let writing: Void = write(input, to: writer)
      let errors = execution.standardError
      async let message = beginning(of: errors)
      for try await chunk in execution.standardOutput { try consume(chunk.withUnsafeBytes { Array($0) }) }
      await writing
      return try await message
    }
    return Ending(succeeded: result.terminationStatus.isSuccess, message: result.closureResult)
  }

  private static func write(_ input: [UInt8], to writer: StandardInputWriter) async {
    do {
      _ = try await writer.write(input)
    } catch {
      // git has ended before it read everything: how it ended says why.
    }
    do {
      try await writer.finish()
    } catch {
      // It is closed all the same.
    }
  }

  private static func beginning(of errors: SubprocessOutputSequence) async throws -> String {
    var bytes: [UInt8] = []
    for try await chunk in errors where bytes.count < messageLimit {
      bytes += chunk.withUnsafeBytes { Array($0.prefix(messageLimit - bytes.count)) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension GitCommand.Ending {
  /// What went wrong, as one sentence without a full stop.
  var sentence: String {
    let lines = message.split(separator: "\n").map(String.init)
    let line = lines.first { $0.hasPrefix("fatal: ") } ?? lines.last { $0.hasPrefix("error: ") } ?? lines.last
    guard let line else { return "it says nothing about why" }
    let words = line.drop { $0 != " " }.dropFirst()
    return line.hasPrefix("fatal: ") || line.hasPrefix("error: ") ? String(words) : line
  }
}
