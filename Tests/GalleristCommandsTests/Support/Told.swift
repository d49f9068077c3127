import GalleristCommands

/// Runs the program in this process exactly as it is called: no site is named, and nobody can be asked.
/// - Parameters:
///   - columns: how wide the terminal is that everything goes to; nil where there is none.
func told(
  _ arguments: [String], columns: Int? = nil, environment: [String: String] = [:],
  change: (inout World) -> Void = { _ in }
) async -> Outcome {
  let output = Transcript()
  let messages = Transcript()
  var world = World(
    environment: environment, output: { output.write($0) }, messages: { messages.write($0) },
    terminalWidth: columns, outputIsTerminal: columns != nil, milliseconds: { TestSite.noon })
  change(&world)
  let code = await Gallerist.run(arguments, in: world)
  return Outcome(code: code, output: output.text, messages: messages.text)
}
