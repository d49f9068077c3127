import ArgumentParser
import GalleryModel
import SiteFolder

/// `gallerist new`: makes a site.
struct NewCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a site: settings, prompt files, and what git and GitHub need.",
    discussion: """
      Nothing is ever overwritten: the folder must not exist, or hold nothing but .git, a README and a LICENSE. The \
      settings and the prompt files say in comments what they can do.

      EXAMPLES
        gallerist new my-gallery
        gallerist new .             in a new and empty repository
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("The folder that becomes a site; missing ones above it are made.", valueName: "dir"),
    completion: .directory)
  var folder: String

  func validate() throws {
    if common.isSiteGiven { throw ValidationError("--site is for sites that exist; give the new folder alone") }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let folder = try NewFolder(at: self.folder)
    try StarterSite.write(into: folder.site)
    var table = TextTable([.left, .left])
    for path in StarterSite.files.map(\.path).sorted() { table.add([path, StarterSite.purpose(of: path) ?? ""]) }
    printer.result(table.lines(fitting: world.outputWidth).map { $0 + "\n" }.joined())
    warnOfSurroundings(folder, printer)
    printer.note("\n\(folder.isCurrent ? "This folder" : self.folder) is a site now. Next:")
    let steps =
      (folder.isCurrent ? [] : ["cd " + Self.place(self.folder)]) + [
        "gallerist build --sandbox", "gallerist serve --sandbox",
      ]
    steps.forEach { printer.note("  " + $0) }
    return .done
  }

  /// A name that begins with a dash is no option of `cd`.
  private static func place(_ folder: String) -> String {
    ShellWord.quoted(folder.hasPrefix("-") ? "./" + folder : folder)
  }

  private func warnOfSurroundings(_ folder: NewFolder, _ printer: Printer) {
    if let outer = folder.folderAbove(holding: "gallerist.yml") {
      printer.warn(
        "this site lies inside of another one, \(outer)",
        help: "move it out of there, unless you mean it: each site has books of its own")
    }
    guard let repository = Surroundings.folder(holding: ".git", from: folder.site.root) else {
      printer.note(
        "\nThis is in no git repository yet: git init makes one, so that what was paid for is kept in two places.")
      return
    }
    guard repository != folder.site.root else { return }
    let path = String(folder.site.root.dropFirst(repository.count).drop { $0 == "/" })
    printer.warn(
      "GitHub looks for workflows at the top of the repository only, which is \(repository)",
      help: "move \(path)/.github there, and write SITE: \(path) in gallery.yml")
  }
}
