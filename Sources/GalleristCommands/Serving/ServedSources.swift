import Ledger
import PromptFiles
import Site

/// What a build reads, and what is therefore watched.
struct ServedSources {
  /// Lock and originals, which other runs of the program write.
  let books: Set<String>
  /// Files and folders, relative to the site.
  let all: [String]

  init(sandbox: Bool) {
    let layout: BooksLayout = sandbox ? .sandbox : .site
    books = [layout.lock, layout.lockFolder, layout.images]
    all = [SettingsReader.file, "content", "templates", GalleryInput.staticFolder] + books.sorted()
  }
}
