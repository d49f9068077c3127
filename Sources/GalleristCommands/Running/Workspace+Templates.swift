import GalleryModel
import PromptFiles
import Site
import SiteFolder

extension Workspace {
  /// The theme: the built-in one with the site's own files in it.
  /// - Parameter isStrict: whether names that mean nothing in a template are errors.
  func theme(isStrict: Bool = true) throws(SiteReadError) -> Theme {
    try Self.theme(of: site, language: settings.language, isStrict: isStrict)
  }

  static func theme(of site: SiteFolder, language: String, isStrict: Bool = true) throws(SiteReadError) -> Theme {
    try Theme.load(site: site, language: language, isStrict: isStrict, words: WordsReader(WordsFileReader.read))
  }

  /// What is wrong with the site's templates and with who names them: it would keep a run from paying for anything.
  func templateWarnings() throws(CommandFailure) -> [Diagnostic] {
    let problems: [Diagnostic]
    do throws(SiteReadError) {
      problems = try theme().unknownTemplates(in: content)
    } catch {
      switch error {
      case .files(let found): problems = found.all
      case .io(let error): throw CommandFailure(error)
      }
    }
    return problems.map(\.asWarning)
  }
}
