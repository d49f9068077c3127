import ArgumentParser
import Planning

/// Which pictures a command is about.
struct SelectionOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only pictures with such an id; * does not cross /, ** does. May be given several times.", valueName: "glob"))
  var only: [String] = []

  @Flag(help: "Take in prompt files with draft: true.")
  var drafts = false

  @Flag(help: "Use the built-in stand-in for the API: no key, no network, no credits.")
  var sandbox = false

  var globs: [PictureGlob] { only.map { PictureGlob($0) } }
}
