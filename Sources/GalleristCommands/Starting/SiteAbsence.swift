import PromptFiles
import SiteFolder

/// A folder that is no site, and what a person may have meant.
struct SiteAbsence {
  let failure: CommandFailure

  /// Nil where the folder is a site, or cannot be looked into: reading it says more.
  init?(of folder: SiteFolder, _ common: CommonOptions) {
    do throws(SiteFolderError) {
      guard try folder.kind(at: SettingsReader.file) == nil else { return nil }
      let place = common.isSiteGiven ? "no site in \(common.site)" : "no site here"
      failure = CommandFailure(
        .settingsError, "\(place): there is no \(SettingsReader.file) in \(folder.root)",
        help: Self.help(try folder.kind(at: "content") == .folder, folder))
    } catch {
      return nil
    }
  }

  private static func help(_ hasContent: Bool, _ folder: SiteFolder) -> String {
    if hasContent { return "there is a content/ folder: an empty \(SettingsReader.file) beside it makes it a site" }
    if let above = Surroundings.folder(holding: SettingsReader.file, from: folder.root) {
      return "this folder is inside of a site: give --site \(ShellWord.quoted(above)), or go there"
    }
    return "gallerist new DIR makes a site; --site DIR names one that is elsewhere"
  }
}
