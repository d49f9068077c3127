import ArgumentParser
import GalleryModel

/// Which pictures are explained.
struct ExplainOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Tell everything of one picture: request, fingerprint, price, attempts, and why it is missing. "
        + "May be given several times.", valueName: "id"),
    completion: PictureCompletion.kind)
  var explain: [String] = []

  /// How many names are offered for one that nobody has.
  private static let mostNames = 5

  /// The ids that were given.
  /// - Parameters:
  ///   - pictures: those that the command is about.
  ///   - all: with the drafts that are left out.
  /// - Throws: ``CommandFailure`` with exit status 64 for an id that no picture has.
  func ids(in pictures: [Picture], of all: [Picture]) throws(CommandFailure) -> [PictureID] {
    var ids: [PictureID] = []
    for text in explain {
      guard let picture = pictures.first(where: { $0.id.text == text }) else {
        throw Self.unknown(text, pictures, all)
      }
      if !ids.contains(picture.id) { ids.append(picture.id) }
    }
    return ids
  }

  private static func unknown(_ text: String, _ pictures: [Picture], _ all: [Picture]) -> CommandFailure {
    let message = "--explain \(text): no picture has this id"
    if all.contains(where: { $0.id.text == text }) {
      return CommandFailure(.usage, message + " but that of a draft", help: "give --drafts")
    }
    let ofFile = pictures.filter { $0.id.path == text }.map(\.id.text)
    if !ofFile.isEmpty {
      let more = ofFile.count > mostNames ? " and \(ofFile.count - mostNames) more" : ""
      return CommandFailure(
        .usage, message, help: "the file makes \(ofFile.prefix(mostNames).joined(separator: ", "))\(more)")
    }
    var names = pictures.map(\.id.text)
    var near: [String] = []
    while near.count < 3, let name = NearestName.of(text, in: names) {
      near.append(name)
      names.removeAll { $0 == name }
    }
    return CommandFailure(
      .usage, message,
      help: near.isEmpty
        ? "gallerist status lists all pictures" : "did you mean \(near.joined(separator: " or "))?")
  }
}
