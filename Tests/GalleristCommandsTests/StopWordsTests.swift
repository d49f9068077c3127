import Generation
import Ledger
import Testing

@testable import GalleristCommands

/// Why sending stops, where the books say no: in words that fit.
struct StopWordsTests {
  @Test(
    arguments: [
      (.ledger(.alreadyBegun), "nothing more is sent: this try was begun by another run", "run again"),
      (.knownMeanwhile, "nothing more is sent: facts about the same request came into the lock meanwhile", "run again"),
      (.io("the disk is full"), "nothing more is sent: the disk is full", "make room or mend permissions"),
      (.ledger(.database(path: "x", reason: "y")), "nothing more is sent: cannot use x: y", "make room"),
      (.ledger(.beyondBudget(spent: 12, limit: 20)), "nothing more is sent: 12 of 20 credits are spent", "raise --max"),
    ] as [(BooksError, String, String)])
  func fitTheErrorOfTheBooks(error: BooksError, words: String, help: String) throws {
    let text = ProgressText(.stopped(StopReason(error)), host: "h", isTerminal: false, isVerbose: false)
    let line = try #require(text.line)
    #expect(line.text.hasPrefix(words), "\(line.text)")
    #expect(line.help?.hasPrefix(help) == true, "\(line.help ?? "-")")
  }
}
