import Generation
import JoyAI
import Synchronization

/// Shows how making pictures goes on: one line that changes on a terminal, plain lines elsewhere.
final class ProgressPrinter: Sendable {
  private struct State {
    var done = 0
    /// Requests that are out, and not answered yet.
    var unanswered = 0
    var saidInterruption = false
    var running = 0
    var spent = 0
    var began: Duration
    /// Whether the changing line is on the terminal now.
    var isShown = false
  }

  private let printer: Printer
  private let total: Int
  private let host: String
  private let state: Mutex<State>
  private let isInterrupted = Atomic(false)

  /// - Parameters:
  ///   - total: pictures to be made or fetched.
  ///   - host: where the API is.
  init(_ printer: Printer, total: Int, host: String) {
    self.printer = printer
    self.total = total
    self.host = host
    state = Mutex(State(began: printer.world.pollingClock.elapsed()))
  }

  func show(_ event: GenerationEvent) {
    state.withLock { state in
      count(event, &state)
      clearLine(&state)
      if let line = ProgressText(
        event, host: host, isTerminal: showsLine, isVerbose: printer.isVerbose
      ).line {
        if line.isProblem {
          printer.world.messages(line.text + "\n")
          if let help = line.help {
            printer.world.messages("  " + printer.styled("help:", .blue) + " \(printer.commands.naming(help))\n")
          }
        } else {
          printer.note(line.text)
        }
      }
      drawLine(&state)
    }
    sayInterruption()
  }

  /// Says what an interrupt waits for: at once, or behind the line that is being said.
  func interrupt() {
    isInterrupted.store(true, ordering: .sequentiallyConsistent)
    sayInterruption()
  }

  private func sayInterruption() {
    guard isInterrupted.load(ordering: .sequentiallyConsistent) else { return }
    state.withLockIfAvailable { state in
      guard !state.saidInterruption else { return }
      state.saidInterruption = true
      clearLine(&state)
      let count = state.unanswered
      guard count > 0 else { return }
      printer.world.messages(
        "Interrupted: waiting for the answer to \(count == 1 ? "1 request" : "\(count) requests"). "
          + "A second interrupt ends at once, and leaves that in doubt.\n")
    }
  }

  /// Takes the changing line away.
  func finish() {
    state.withLock { clearLine(&$0) }
  }

  private var showsLine: Bool { printer.world.terminalWidth != nil && !printer.isQuiet }

  private func count(_ event: GenerationEvent, _ state: inout State) {
    switch event {
    case .accepted, .refused, .inDoubt, .waiting: state.unanswered = max(0, state.unanswered - 1)
    default: break
    }
    switch event {
    case .sending:
      state.running += 1
      state.unanswered += 1
    case .accepted(_, _, let charged): state.spent += charged ?? 0
    case .stored, .failed, .stillRunning, .refused, .inDoubt, .notSent:
      state.done += 1
      state.running = max(0, state.running - 1)
    case .waiting: state.running = max(0, state.running - 1)
    case .goingOn, .unknownStatus, .statusProblem, .incomplete, .alternatesStored, .stopped: break
    }
  }

  private func drawLine(_ state: inout State) {
    guard showsLine, let width = printer.world.terminalWidth, state.done < total else { return }
    let elapsed = (printer.world.pollingClock.elapsed() - state.began) / .seconds(1)
    let left = state.done == 0 ? nil : Int((elapsed / Double(state.done) * Double(total - state.done)).rounded())
    let line = ProgressLine(
      done: state.done, total: total, running: state.running, spent: state.spent, secondsLeft: left
    ).text(within: width - 1)
    printer.world.messages("\r\u{1B}[K" + printer.styled(line, .faint))
    state.isShown = true
  }

  private func clearLine(_ state: inout State) {
    guard state.isShown else { return }
    printer.world.messages("\r\u{1B}[K")
    state.isShown = false
  }
}
