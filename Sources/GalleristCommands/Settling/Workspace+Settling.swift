import GalleryModel
import Ledger
import PromptFiles
import SiteFolder

extension Workspace {
  /// A site whose content may have errors: it then counts as empty. For what concerns facts alone, drafts are taken in.
  init(contentOrNone common: CommonOptions) throws(CommandFailure) {
    site = try Self.folder(common)
    settings = try Self.settings(of: site)
    layout = .site
    content = ContentReader(site: site, settings: settings).read().content ?? GalleryContent(albums: [], files: [])
    allPictures = content.pictures
  }
}
