import ArgumentParser
import GalleryModel
import PromptFiles
import Site
import SiteFolder

/// `gallerist check`: settings, content and templates; without network, books and lock.
struct CheckCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check settings, prompt files and templates; touches nothing.",
    discussion: """
      Reads everything that the site is made of, drafts included, and renders its pages in memory. Needs no key and no \
      network, looks at no books, and may run while another gallerist is at work.

      Exits with 0 when all is well, 65 for prompt files and templates, 78 for settings.

      EXAMPLES
        gallerist check
        gallerist check --json     for editors: an object with "diagnostics"
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print JSON.")
  var json = false

  var printsJSON: Bool { json }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let workspace = try workspace()
    let oddities = try SiteBuild(
      workspace: workspace, holdings: Holdings([Fact]()), output: workspace.settings.output,
      baseURL: workspace.settings.baseURL, isSandbox: false, printer: printer
    ).check()
    let (files, pictures) = (workspace.content.files.count, workspace.content.pictures.count)
    if json {
      let members = [
        DiagnosticReport(oddities).jsonMember, ("files", String(files)), ("pictures", String(pictures)),
      ]
      printer.result(JSONText.object(members) + "\n")
      return .done
    }
    oddities.forEach(printer.show)
    if !printer.isQuiet {
      printer.result("ok: \(files == 1 ? "1 prompt file" : "\(files) prompt files"), \(Counted.pictures(pictures))\n")
    }
    return .done
  }

  /// Where prompt files are wrong, templates may be as well: a person who has both to mend wants to know at once.
  private func workspace() throws(CommandFailure) -> Workspace {
    do throws(CommandFailure) {
      return try Workspace(common, drafts: true)
    } catch {
      guard error.status == .contentError else { throw error }
      throw CommandFailure(.contentError, error.diagnostics + themeProblems(try Workspace.folder(common)))
    }
  }

  /// Settings that cannot be read are told by themselves.
  private static func language(of site: SiteFolder) -> String {
    SettingsReader.read(site: site).settings?.language ?? GallerySettings().language
  }

  private func themeProblems(_ site: SiteFolder) -> [Diagnostic] {
    do throws(SiteReadError) {
      _ = try Workspace.theme(of: site, language: Self.language(of: site))
      return []
    } catch {
      switch error {
      case .files(let problems): return problems.all
      case .io(let error): return [.error(error.description)]
      }
    }
  }
}
