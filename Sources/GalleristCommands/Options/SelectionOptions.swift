import ArgumentParser
import GalleryModel
import Planning

/// Which pictures a command is about.
struct SelectionOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only pictures with such an id, or of such a file; * does not cross /, ** does. May be given several times.",
      valueName: "glob"),
    completion: PictureCompletion.kind)
  var only: [String] = []

  @Flag(help: "Take in prompt files with draft: true.")
  var drafts = false

  @Flag(help: "Use the built-in stand-in for the API: no key, no network, no credits.")
  var sandbox = false

  /// - Throws: ``CommandFailure`` for a pattern that is no picture's.
  func check(_ pictures: [Picture]) throws(CommandFailure) {
    for (pattern, glob) in zip(only, globs) {
      let selection = PictureSelection([glob], of: pictures)
      guard !pictures.contains(where: selection.contains) else { continue }
      let album = PictureGlob(pattern + "/**")
      let help =
        if pictures.contains(where: { album.matches($0.id.text) }) {
          "for everything in an album: --only " + ShellWord.quoted(pattern + "/**")
        } else if let nearest = NearestName.of(pattern, in: pictures.map(\.id.text)) {
          "did you mean \(nearest)? gallerist status lists all"
        } else {
          "gallerist status lists all pictures"
        }
      throw CommandFailure(.usage, "--only \(pattern): no picture has such an id", help: help)
    }
  }

  var globs: [PictureGlob] { only.map { PictureGlob($0) } }
}
