import GalleristCommands
import Synchronization
import Testing

@Suite struct HelpTests {
  @Test(arguments: [
    (["--help"], "SUBCOMMANDS:"), ([], "SUBCOMMANDS:"), (["build", "--help"], "--frozen"),
    (["help", "costs"], "--by"), (["plan", "-h"], "--detailed-exitcode"), (["generate", "--help"], "--retry-failed"),
    (["sandbox", "--help"], "--delay"), (["serve", "--help"], "--port"), (["verify", "--help"], "--json"),
    (["status", "--help"], "--drafts"), (["--version"], Version.current),
  ])
  func showsWhatIsAskedFor(arguments: [String], words: String) async {
    let output = Mutex("")
    let world = World(
      environment: [:], output: { text in output.withLock { $0 += text } }, messages: { _ in })
    #expect(await Gallerist.run(arguments, in: world) == 0)
    #expect(output.withLock { $0 }.contains(words))
  }
}
