import GalleryModel
import Ledger
import PromptFiles
import SiteFolder

/// A site that was read and found good: settings and content.
struct Workspace {
  let site: SiteFolder
  let settings: GallerySettings
  /// Without drafts, unless they were asked for.
  let content: GalleryContent
  /// The pictures of all prompt files, drafts included.
  let allPictures: [Picture]
  let layout: BooksLayout

  /// Reads settings, then content.
  /// - Throws: ``CommandFailure`` with every problem: 78 for settings, 65 for content.
  init(_ common: CommonOptions, drafts: Bool = false, sandbox: Bool = false) throws(CommandFailure) {
    site = try Self.folder(common)
    settings = try Self.settings(of: site)
    layout = sandbox ? .sandbox : .site
    let reading = ContentReader(site: site, settings: settings).read()
    guard var content = reading.content else { throw CommandFailure(.contentError, reading.diagnostics) }
    allPictures = content.pictures
    if !drafts { content.files.removeAll(where: \.draft) }
    self.content = content
  }

  init(
    site: SiteFolder, settings: GallerySettings, content: GalleryContent, allPictures: [Picture], layout: BooksLayout
  ) {
    self.site = site
    self.settings = settings
    self.content = content
    self.allPictures = allPictures
    self.layout = layout
  }

  /// - Throws: ``CommandFailure``: 64 where there is no such folder, 78 where it is no site.
  static func folder(_ common: CommonOptions) throws(CommandFailure) -> SiteFolder {
    let folder: SiteFolder
    do throws(SiteFolderError) {
      folder = try SiteFolder(at: common.site)
    } catch {
      throw CommandFailure(.usage, "--site: \(error)")
    }
    if let absence = SiteAbsence(of: folder, common) { throw absence.failure }
    return folder
  }

  static func settings(of site: SiteFolder) throws(CommandFailure) -> GallerySettings {
    let reading = SettingsReader.read(site: site)
    guard let settings = reading.settings else { throw CommandFailure(.settingsError, reading.diagnostics) }
    return settings
  }

  /// Whether an original's bytes, or a git-lfs pointer to them, are in their place.
  func isPresent(_ original: Original) -> Bool {
    do throws(SiteFolderError) {
      let presence = try OriginalStore(site: site, layout: layout).presence(of: original)
      return presence == .present || presence == .pointer
    } catch {
      return false  // what cannot be looked at is not there; the reason is said when it is used
    }
  }

  /// Like ``isPresent(_:)``, but a copy that the next run puts into its place counts as well.
  func isKept(_ original: Original) -> Bool {
    if isPresent(original) { return true }
    do throws(SiteFolderError) {
      return try OriginalStore(site: site, layout: layout).hasCopy(of: original)
    } catch {
      return false  // what cannot be looked at is not there
    }
  }

  /// The tags of each picture's prompt file, by picture id.
  var tags: [String: [String]] {
    var result: [String: [String]] = [:]
    for file in content.files {
      for picture in file.pictures { result[picture.id.text] = file.tags }
    }
    return result
  }
}
