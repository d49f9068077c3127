import ArgumentParser
import GalleryModel
import Site
import SiteFolder

/// `gallerist theme`: the built-in theme, for those who want to change it.
struct ThemeCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Write the built-in theme into the site, whole or file by file.",
    discussion: """
      A file in the site's templates/ wins over the built-in one at the same path. What you do not change is better \
      left out: built-in files get better with the program. Nothing is ever overwritten.

      EXAMPLES
        gallerist theme list
        gallerist theme export partials/footer.mustache
        gallerist theme export i18n/en.yml assets/style.css
        gallerist theme export      all of it
      """)

  enum Action: String, CaseIterable, ExpressibleByArgument {
    case list
    case export
  }

  @OptionGroup var common: CommonOptions

  @Argument(help: "list or export.")
  var action: Action

  @Argument(
    help: ArgumentHelp("Files of the theme, as list names them (default: all).", valueName: "file"),
    completion: .custom { _, _, _ in Theme.builtInFiles.keys.sorted() })
  var files: [String] = []

  func validate() throws {
    if action == .list, !files.isEmpty { throw ValidationError("theme list takes no files") }
    for file in files where Theme.builtInFiles[Self.cleaned(file)] == nil {
      let near = Self.nearest(to: Self.cleaned(file))
      throw ValidationError(
        "the built-in theme has no file \"\(file)\"\(near.map { "; did you mean \"\($0)\"?" } ?? ""); "
          + "gallerist theme list shows all")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    switch action {
    case .list:
      printer.result(Theme.builtInFiles.keys.sorted().map { $0 + "\n" }.joined())
      return .done
    case .export:
      return try export(to: try Workspace.folder(common), printer)
    }
  }

  private func export(to site: SiteFolder, _ printer: Printer) throws(CommandFailure) -> ExitStatus {
    let wanted = files.isEmpty ? Theme.builtInFiles.keys.sorted() : files.map(Self.cleaned)
    var written = 0
    var kept: [String] = []
    do throws(SiteFolderError) {
      for path in wanted {
        let place = Theme.folder + "/" + path
        let bytes = Theme.builtInFiles[path] ?? []
        if let present = try site.readIfPresent(place, limit: Self.fileLimit) {
          if present != bytes { kept.append(place) }
          continue
        }
        try site.makeFolder(place.split(separator: "/").dropLast().joined(separator: "/"))
        guard try site.exchange(place, with: bytes, expecting: nil) != .changedMeanwhile else {
          kept.append(place)
          continue
        }
        printer.result(place + "\n")
        written += 1
      }
    } catch {
      throw CommandFailure(error)
    }
    if !kept.isEmpty {
      printer.note("\(kept.joined(separator: ", ")): kept as \(kept.count == 1 ? "it is" : "they are").")
    }
    if written == 0 { printer.note("Nothing was written.") }
    return .done
  }

  /// The most bytes of a file that is compared.
  private static let fileLimit = 67_108_864

  /// The built-in file that was meant: of that name, whatever its folder and extension, else one that is written alike.
  private static func nearest(to path: String) -> String? {
    let known = Theme.builtInFiles.keys.sorted()
    func name(_ path: String) -> Substring { path.split(separator: "/").last?.split(separator: ".").first ?? "" }
    return known.first { name($0) == name(path) } ?? NearestName.of(path, in: known)
  }

  /// A path as people write it: also with the folder before it.
  private static func cleaned(_ path: String) -> String {
    let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return path.hasPrefix(Theme.folder + "/") ? String(path.dropFirst(Theme.folder.count + 1)) : path
  }
}
