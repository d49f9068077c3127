import Dispatch
import Foundation
import SiteFolder
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The program as a process: its streams, its terminal and its signals.
package enum ProgramProcess {
  /// The first signal that asked the program to end; 0 while none did.
  private static let received = Atomic<Int32>(0)

  /// Runs the program and returns its exit code. INT and TERM stop sending and waiting; a second one ends at once.
  package static func run() async -> Int32 {
    openClosedStreams()
    // A reader that went away and a limit of file sizes are errors of the write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    #if DEBUG
      WriteFaults.install(ProcessInfo.processInfo.environment)
    #endif
    let arguments = Array(CommandLine.arguments.dropFirst())
    let program = Task { await Gallerist.run(arguments, in: world) }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let change = received.compareExchange(expected: 0, desired: number, ordering: .sequentiallyConsistent)
        guard change.exchanged else {
          write("\nEnded at once. What was under way is running or in doubt: gallerist status\n", to: STDERR_FILENO)
          _exit(128 + number)
        }
        program.cancel()
      }
      source.resume()
      return source
    }
    let code = await program.value
    sources.forEach { $0.cancel() }
    return code
  }

  /// Where the process was started without one of its streams, its number would go to the next file that is opened, and
  /// a message could be written into the site's books.
  private static func openClosedStreams() {
    var descriptor = open("/dev/null", O_RDWR)
    while (0...STDERR_FILENO).contains(descriptor) { descriptor = open("/dev/null", O_RDWR) }
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  private static var world: World {
    let isTerminal = isatty(STDERR_FILENO) == 1
    return World(
      environment: ProcessInfo.processInfo.environment,
      output: { write($0, to: STDOUT_FILENO) }, messages: { write($0, to: STDERR_FILENO) },
      terminalWidth: isTerminal ? terminalWidth : nil, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      ask: isTerminal && isatty(STDIN_FILENO) == 1 ? ask : nil,
      interruption: {
        let number = received.load(ordering: .sequentiallyConsistent)
        return number == 0 ? nil : number
      })
  }

  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func ask(_ question: String) -> String? {
    write(question, to: STDERR_FILENO)
    // In short waits, so that an interrupt is an answer too.
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while received.load(ordering: .sequentiallyConsistent) == 0 {
      if poll(&input, 1, 100) > 0 { return readLine() }
    }
    write("\n", to: STDERR_FILENO)
    return nil
  }

  /// Writes without a buffer, so that lines of both streams come in their order.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }  // nobody reads any more
      bytes = bytes.dropFirst(count)
    }
  }
}
