import Foundation
import GalleryModel
package import JoyAI

/// Everything that a command takes from the outside, so that tests can run whole commands.
package struct World: Sendable {
  package var environment: [String: String]
  /// Results; whole lines.
  package var output: @Sendable (String) -> Void
  /// Everything else; not always whole lines.
  package var messages: @Sendable (String) -> Void
  /// Whether a person reads the messages on a terminal, and how wide it is in characters.
  package var terminalWidth: Int?
  /// Whether results go to a terminal.
  package var outputIsTerminal: Bool
  /// How wide a line of results may be, in characters; nil where they go to a file or another program.
  var outputWidth: Int? { outputIsTerminal ? terminalWidth ?? 80 : nil }
  /// Bytes that an ordinary person can still write where a path lies; nil where that is not known.
  package var freeBytes: @Sendable (_ path: String) -> Int?
  /// Asks a person and waits for a line; nil when nobody can be asked.
  package var ask: (@Sendable (_ question: String) -> String?)?
  /// What comes on standard input, up to so many bytes.
  package var input: @Sendable (_ limit: Int) throws -> [UInt8] = { try World.read(.standardInput, limit: $0) }
  package var milliseconds: @Sendable () -> UInt64
  package var random: @Sendable () -> UInt64
  package var pollingClock: PollingClock
  /// How long the API and the pictures' servers may take, and how much they may send.
  package var limits: JoyAIClient.Configuration
  /// Which signal interrupted the command; nil while none did.
  package var interruption: @Sendable () -> Int32?
  /// Takes the environment's own key out of a text that is shown in any other way than by `output` and `messages`.
  private(set) var redacted: @Sendable (String) -> String = { $0 }

  package init(
    environment: [String: String], output: @escaping @Sendable (String) -> Void,
    messages: @escaping @Sendable (String) -> Void, terminalWidth: Int? = nil, outputIsTerminal: Bool = false,
    ask: (@Sendable (String) -> String?)? = nil,
    freeBytes: @escaping @Sendable (String) -> Int? = DiskSpace.free(at:),
    milliseconds: @escaping @Sendable () -> UInt64 = { UInt64(Date().timeIntervalSince1970 * 1_000) },
    random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0...UInt64.max) },
    pollingClock: PollingClock = .system, limits: JoyAIClient.Configuration = JoyAIClient.Configuration(),
    interruption: @escaping @Sendable () -> Int32? = { nil }
  ) {
    self.environment = environment
    self.output = output
    self.messages = messages
    self.terminalWidth = terminalWidth
    self.outputIsTerminal = outputIsTerminal
    self.ask = ask
    self.freeBytes = freeBytes
    self.milliseconds = milliseconds
    self.random = random
    self.pollingClock = pollingClock
    self.limits = limits
    self.interruption = interruption
  }

  /// The bytes of a file or a pipe to its end, or as many as asked for.
  static func read(_ handle: FileHandle, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit, let part = try handle.read(upToCount: limit - bytes.count), !part.isEmpty {
      bytes += part
    }
    return bytes
  }

  /// Now, as facts have it: RFC 3339 in UTC, whole seconds.
  var timestamp: String { now.description }

  /// Now, in whole seconds.
  var now: Timestamp { Timestamp(seconds: Int64(milliseconds() / 1_000)) }

  /// The same world, in which the environment's own key is never printed, wherever it may have come from: a person may
  /// have pasted it into a file.
  func redactingKey() -> World {
    guard let key = APIEnvironment.keyText(in: environment), key.count >= 8 else { return self }
    var world = self
    let (output, messages) = (output, messages)
    world.output = { output(Self.text($0, without: key)) }
    world.messages = { messages(Self.text($0, without: key)) }
    world.redacted = { Self.text($0, without: key) }
    return world
  }

  /// By scalars: a combining mark after the key makes another character of its last one, and would hide it.
  private static func text(_ text: String, without key: String) -> String {
    let mark = "<redacted>".unicodeScalars
    return String(String.UnicodeScalarView(text.unicodeScalars.replacing(key.unicodeScalars, with: mark)))
  }
}
