import JoyAISandbox
import Testing

/// One thing that can go wrong between the program and the API, and everything that must follow from it.
///
/// The site has the pictures `a` (Apple), which meets the fault, and `b` (Bread), which is sent after it.
struct FaultRow: Sendable, CustomTestStringConvertible {
  /// What `status --json` says of a picture.
  enum State: String, Sendable {
    case missing, stored, running, failed
    case inDoubt = "in_doubt"
  }

  /// What a run must leave behind.
  struct Result: Sendable {
    var code: Int32
    var a: State
    var b: State = .stored
    /// Requests for pictures that the API saw in this run.
    var posts: Int
  }

  var testDescription: String
  var faults: [SandboxFault]
  /// The run that meets the fault.
  var first: Result
  /// How often `a` is charged then.
  var charges: Int
  /// What standard error says.
  var words: [String]
  /// The run after the fault is gone.
  var second: Result
  /// How often `a` is charged after both.
  var chargesInTheEnd: Int
  /// Whether the raw answer must be in the ledger.
  var keepsAnswer = false
}

extension FaultRow {
  /// The mark that made-up answers carry, to be found in the ledger.
  static let mark = "raw-answer-7d1c"

  /// The outcome is not known: no run sends it again, and the others go on.
  static func doubt(
    _ name: String, _ behaviour: SandboxBehaviour, charged: Bool = false, keepsAnswer: Bool = false, _ words: String
  ) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.generate, on: .call(1), behaviour)],
      first: Result(code: 4, a: .inDoubt, posts: 2), charges: charged ? 1 : 0,
      words: ["a: in doubt: " + words, "up to 12 credits may be spent, and it is not sent again (attempt 01"],
      second: Result(code: 4, a: .inDoubt, posts: 0), chargesInTheEnd: charged ? 1 : 0, keepsAnswer: keepsAnswer)
  }

  /// The request itself is refused: the others go on, and it is not sent again by itself.
  static func refusal(_ name: String, _ answer: SandboxAnswer, _ words: String) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.generate, on: .call(1), .answer(answer))],
      first: Result(code: 3, a: .failed, posts: 2), charges: 0, words: ["a: refused: " + words],
      second: Result(code: 3, a: .failed, posts: 0), chargesInTheEnd: 0)
  }

  /// Something else than the API may be answering: nothing more is sent.
  static func foreign(_ name: String, _ answer: SandboxAnswer, status: Int) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.generate, on: .call(1), .answer(answer))],
      first: Result(code: 3, a: .failed, b: .missing, posts: 1), charges: 0,
      words: ["a: refused: ", "nothing more is sent: status \(status) came without the API's own envelope"],
      second: Result(code: 3, a: .failed, posts: 1), chargesInTheEnd: 0)
  }

  /// Nothing was accepted, and nothing more is sent; both pictures are made once it is mended.
  static func stop(_ name: String, _ answer: SandboxAnswer, code: Int32, _ words: String) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.generate, on: .call(1), .answer(answer))],
      first: Result(code: code, a: .missing, b: .missing, posts: 1), charges: 0,
      words: ["nothing more is sent: " + words, "2 pictures not sent."],
      second: Result(code: 0, a: .stored, posts: 2), chargesInTheEnd: 1)
  }

  /// Not accepted for now: waited for and sent again in the same run.
  static func wait(_ name: String, _ answer: SandboxAnswer, _ words: String) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.generate, on: .call(1), .answer(answer))],
      first: Result(code: 0, a: .stored, posts: 3), charges: 1, words: ["a: not sent: the API accepts no", words],
      second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1)
  }

  /// Accepted all the same.
  static func accepted(_ name: String, _ behaviour: SandboxBehaviour) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.generate, on: .call(1), behaviour)],
      first: Result(code: 0, a: .stored, posts: 2), charges: 1, words: ["2 pictures made for 24 credits."],
      second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1)
  }

  /// More was charged than the table says: nothing more is sent, and what was accepted is fetched.
  static func overcharge(_ name: String, _ faults: [SandboxFault], _ charged: String) -> FaultRow {
    FaultRow(
      testDescription: name, faults: faults,
      first: Result(code: 3, a: .stored, b: .missing, posts: 1), charges: 1,
      words: ["nothing more is sent: the API charged \(charged) where 12 were expected"],
      second: Result(code: 0, a: .stored, posts: 1), chargesInTheEnd: 1)
  }

  /// What was charged cannot be: nothing more is sent, and what was accepted is fetched.
  static func incredible(_ name: String, _ behaviour: SandboxBehaviour, of endpoint: SandboxEndpoint, _ charged: String)
    -> FaultRow
  {
    FaultRow(
      testDescription: name, faults: [SandboxFault(endpoint, on: .call(1), behaviour)],
      first: Result(code: 3, a: .stored, b: .missing, posts: 1), charges: 1,
      words: [
        "nothing more is sent: the API says that it charged \(charged), which cannot be", "help: look at the account",
      ],
      second: Result(code: 0, a: .stored, posts: 1), chargesInTheEnd: 1)
  }

  /// While the status is like this for ever, the task counts as running, which is said; then it is fetched at no cost.
  static func status(
    _ name: String, _ behaviour: SandboxBehaviour, said: String? = nil, _ words: String
  ) -> FaultRow {
    FaultRow(
      testDescription: name + ", for ever",
      faults: [SandboxFault(.status, on: .prompt(containing: "Apple"), behaviour)],
      first: Result(code: 3, a: .running, posts: 2), charges: 1,
      words: ["a: accepted as task task_1, still running: " + words, "the next run goes on at no charge"]
        + (said.map { ["a: " + $0] } ?? []),
      second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1)
  }

  /// The status is like this once: the task is waited for, and that is said.
  static func passing(_ name: String, _ behaviour: SandboxBehaviour, _ words: String) -> FaultRow {
    FaultRow(
      testDescription: name + ", once", faults: [SandboxFault(.status, on: .call(1), behaviour)],
      first: Result(code: 0, a: .stored, posts: 2), charges: 1, words: ["a: " + words],
      second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1)
  }

  /// A download that goes wrong once is repeated; one that never works is left for the next run.
  static func download(_ name: String, _ behaviour: SandboxBehaviour, _ words: String) -> [FaultRow] {
    [
      FaultRow(
        testDescription: name + ", once", faults: [SandboxFault(.download, on: .call(1), behaviour)],
        first: Result(code: 0, a: .stored, posts: 2), charges: 1, words: ["2 pictures made for 24 credits."],
        second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1),
      FaultRow(
        testDescription: name + ", for ever",
        faults: [SandboxFault(.download, on: .prompt(containing: "Apple"), behaviour)],
        first: Result(code: 3, a: .running, posts: 2), charges: 1,
        words: ["a: accepted as task task_1, still running: ", words],
        second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1),
    ]
  }
}
