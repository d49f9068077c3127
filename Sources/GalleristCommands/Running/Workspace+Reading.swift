import GalleryModel
import Ledger
import PromptFiles
import SiteFolder

extension Workspace {
  /// What can be read of a site, drafts included, for who only asks the books: what was paid is known whatever is wrong
  /// with a prompt file. Errors in content are said in one warning.
  /// - Throws: ``CommandFailure`` with exit status 78 for settings.
  init(readableOf common: CommonOptions, sandbox: Bool, printer: Printer) throws(CommandFailure) {
    site = try Self.folder(common)
    settings = try Self.settings(of: site)
    layout = sandbox ? .sandbox : .site
    let reading = ContentReader(site: site, settings: settings).read()
    content = reading.readable
    allPictures = reading.readable.pictures
    if let first = reading.diagnostics.first, reading.content == nil {
      let count = reading.diagnostics.count
      printer.warn(
        "the content has \(count == 1 ? "1 error" : "\(count) errors")\(first.file.map { ", first in \($0)" } ?? ""); "
          + "tags, and what sharing saves, are known without the files concerned",
        help: "gallerist plan shows what is wrong")
    }
  }

  /// The tags by the ids of pictures, and by those of their prompt files.
  var tagsOfFilesAndPictures: [String: [String]] {
    tags.merging(content.files.map { ($0.id, $0.tags) }, uniquingKeysWith: { own, _ in own })
  }
}
