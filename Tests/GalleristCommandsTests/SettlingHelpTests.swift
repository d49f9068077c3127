import GalleristCommands
import Synchronization
import Testing

@Suite struct SettlingHelpTests {
  @Test(arguments: [
    ("resolve", ["--task", "--not-charged", "--retry", "--lost", "EXAMPLES"]), ("pick", ["<sha256>", "EXAMPLES"]),
    ("adopt", ["<file>", "EXAMPLES"]), ("gc", ["--apply", "--last-copies", "--json", "EXAMPLES"]),
    ("status", ["EXAMPLES"]),
    ("verify", ["EXAMPLES"]), ("--help", ["resolve", "pick", "adopt", "gc"]),
  ])
  func showsExamples(command: String, words: [String]) async {
    let output = Mutex("")
    let world = World(
      environment: [:], output: { text in output.withLock { $0 += text } }, messages: { _ in })
    let arguments = command == "--help" ? [command] : ["help", command]
    #expect(await Gallerist.run(arguments, in: world) == 0)
    for word in words { #expect(output.withLock { $0 }.contains(word)) }
  }
}
