import GalleristCommands
import Testing

/// What is said of a wrong command line: always one sentence, one next step, and exit status 64.
@Suite struct UsageErrorTests {
  @Test(
    arguments: [
      (["stauts"], "unknown command \"stauts\"; did you mean \"status\"?", "gallerist help status"),
      (["help", "stauts"], "unknown command \"stauts\"; did you mean \"status\"?", "gallerist help status"),
      (["init"], "unknown command \"init\"; did you mean \"new\"?", "gallerist help new"),
      (["frobnicate-it", "--json"], "unknown command \"frobnicate-it\"", "gallerist help lists all commands"),
      (["plan", "--drfts"], "unknown option \"--drfts\"; did you mean \"--drafts\"?", "gallerist help plan"),
      (["plan", "--frozen"], "unknown option \"--frozen\"", "--frozen is for: build"),
      (["plan", "-x"], "unknown option \"-x\"", "gallerist help plan"),
      (
        ["--site", "x", "plan"], "--site stands before the command", "the command comes first: gallerist COMMAND --site"
      ),
      (["build", "x"], "\"x\" is an argument too many", "gallerist help build"),
      (["build", "x", "y"], "these arguments are too many: x, y", "gallerist help build"),
      (["pick"], "the argument <picture> is missing", "<picture>: the picture's id, or its fingerprint"),
      (["plan", "--json=3"], "--json takes no value, but \"3\" was given", "gallerist help plan"),
      (["completions", "tcsh"], "shell is \"tcsh\"; expected bash, zsh or fish", "gallerist help completions"),
      (
        ["build", "--concurrency", "two"], "--concurrency is \"two\"; expected a number",
        "--concurrency <n>: requests under way at once, 1 to 16"
      ),
      (["build", "--concurrency", "99"], "--concurrency is 99; expected 1 to 16", "gallerist help build"),
      (["new", ""], "the folder's name is empty", "gallerist new my-gallery"),
      (["new", "x", "--site", "y"], "--site is for sites that exist; give the new folder alone", "gallerist help new"),
      (["st\u{1B}[31mauts"], "unknown command \"st\u{FFFD}[31mauts\"", "gallerist help lists all commands"),
    ])
  func isSaidInOurOwnWords(arguments: [String], sentence: String, help: String) async {
    let (output, messages) = (Transcript(), Transcript())
    let world = World(environment: [:], output: { output.write($0) }, messages: { messages.write($0) })
    #expect(await Gallerist.run(arguments, in: world) == 64)
    #expect(messages.text == "error: \(sentence)\n  help: \(help)\n")
    #expect(output.text.isEmpty)
  }
}
