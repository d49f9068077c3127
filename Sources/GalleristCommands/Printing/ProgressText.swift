import GalleryModel
import Generation

/// What is said about one event, if anything.
struct ProgressText {
  struct Line {
    var text: String
    /// Said even when quiet.
    var isProblem = false
    /// The next step, on a line of its own.
    var help: String?
  }

  let line: Line?

  /// - Parameter host: where the API is.
  init(_ event: GenerationEvent, host: String, isTerminal: Bool, isVerbose: Bool) {
    let told = Self.line(event, host: host, isEvery: !isTerminal || isVerbose)
    line = told.map { line in
      Line(
        text: DiagnosticText.visible(line.text), isProblem: line.isProblem,
        help: Self.help(event, host: host).map(DiagnosticText.visible))
    }
  }

  /// - Parameter isEvery: whether also what goes well is said line by line.
  private static func line(_ event: GenerationEvent, host: String, isEvery: Bool) -> Line? {
    switch event {
    case .goingOn(let count):
      return Line(text: "going on with \(count == 1 ? "1 task" : "\(count) tasks") accepted earlier, at no cost")
    case .sending(let picture, let credits):
      return isEvery ? Line(text: "\(picture): sending, \(Counted.credits(credits))") : nil
    case .accepted(let picture, let task, let charged):
      let price = charged.map { ", charged \(Counted.credits($0))" } ?? ""
      return isEvery ? Line(text: "\(picture): accepted as task \(task)\(price)") : nil
    case .unknownStatus(let picture, let word):
      return Line(text: "\(picture): the API calls its status \"\(word)\"; still waiting")
    case .statusProblem(let picture, let task, let problem):
      return Line(text: "\(picture): task \(task): \(problem); still waiting, and it is not sent again")
    case .alternatesStored(let picture, let count):
      return Line(text: "\(picture): \(count) more of the same answer stored")
    case .stored(let picture, let original, _):
      return isEvery ? Line(text: "\(picture): stored, \(original.width) × \(original.height)") : nil
    default:
      return problem(event, host: host).map { Line(text: $0, isProblem: true) }
    }
  }

  /// What there is to do about an event.
  private static func help(_ event: GenerationEvent, host: String) -> String? {
    switch event {
    case .inDoubt(_, let attempt, _, _):
      "settle it with: gallerist resolve \(attempt) --task ID, or --not-charged, or --retry"
    case .stopped(let reason): reason.help
    default: nil
    }
  }

  private static func problem(_ event: GenerationEvent, host: String) -> String? {
    switch event {
    case .incomplete(let picture, let missing, let reason):
      "\(picture): stored, but \(missing) more of the same answer could not be fetched: \(reason); "
        + "the next run asks for \(missing == 1 ? "it" : "them") at no charge"
    case .failed(let picture, let reason, let charged):
      "\(picture): failed: \(reason); charged \(Counted.credits(charged ?? 0)), refund unknown"
    case .refused(let picture, let reason): "\(picture): refused: \(reason)"
    case .inDoubt(let picture, let attempt, let credits, let reason):
      "\(picture): in doubt: \(reason); up to \(Counted.credits(credits)) may be spent, "
        + "and it is not sent again (attempt \(attempt))"
    case .stillRunning(let picture, let task, let reason):
      "\(picture): accepted as task \(task), still running: \(reason); the next run goes on at no charge"
    case .waiting(let picture, let reason, let seconds):
      "\(picture): not sent: \(reason); trying again in \(Int(seconds.rounded(.up))) s"
    case .notSent(let picture, let reason): "\(picture): not sent: \(reason)"
    case .stopped(.unreachable(let reason)): "nothing more is sent: \(reason) (\(host))"
    case .stopped(let reason): "nothing more is sent: \(reason.sentence)"
    case .goingOn, .sending, .accepted, .unknownStatus, .statusProblem, .stored, .alternatesStored: nil
    }
  }
}

extension StopReason {
  var sentence: String {
    switch self {
    case .unauthorized: "the API refused the key (401)"
    case .insufficientCredits: "the account has not enough credits (402)"
    case .foreignAnswer(let status): "status \(status) came without the API's own envelope"
    case .threeDoubts: "three attempts are in doubt, and the server may be charging for nothing"
    case .chargedAboveQuote(let charged, let quoted): "the API charged \(charged) where \(quoted) were expected"
    case .chargeCannotBe(let charge): "the API says that it charged \(charge), which cannot be"
    case .unreachable(let reason), .rateLimited(let reason): reason
    case .budget(let spent, let limit): "\(spent) of \(Counted.credits(limit)) are spent or promised"
    case .cannotWrite(let reason): reason
    case .replaced(let folder): "\(folder)/ was replaced or removed while gallerist was at work (git clean?)"
    case .brokenLock: "gallerist.lock was changed into what is no lock"
    case .alreadyBegun: "this try was begun by another run"
    case .knownMeanwhile: "facts about the same request came into the lock meanwhile"
    case .interrupted: "interrupted"
    }
  }

  /// The next step; nil where the sentence itself or the end of the run says it.
  var help: String? {
    switch self {
    case .unauthorized: "check JOYAI_API_KEY, then run again"
    case .foreignAnswer:
      "something else may answer in the API's place: check JOYAI_BASE_URL and proxies, then run again"
    case .threeDoubts: "settle them first: gallerist status"
    case .chargedAboveQuote: "look at the provider's prices; prices in gallerist.yml corrects the table; then run again"
    case .chargeCannotBe: "look at the account for what it really charged, then run again"
    case .unreachable: "nothing was charged for what was not sent: run again later, or check JOYAI_BASE_URL"
    case .rateLimited: "nothing was charged for what was not sent: run again later"
    case .budget: "raise --max-credits, or run again: each run has a limit of its own"
    case .cannotWrite: "make room or mend permissions, then run again: what is paid for is fetched at no charge"
    case .brokenLock: "gallerist verify shows the lines"
    case .replaced: "run again: what is paid for is known from gallerist.lock"
    case .alreadyBegun, .knownMeanwhile: "run again: what is known by then is not paid for again"
    case .insufficientCredits, .interrupted: nil
    }
  }
}
