package import GalleryModel
package import SiteFolder

/// Reads and checks everything in `content/`: every file, even when others are wrong.
///
/// ```swift
/// let reading = ContentReader(site: site, settings: settings).read()
/// guard let content = reading.content else { throw Diagnostics(reading.diagnostics) }
/// ```
package struct ContentReader: Sendable {
  private let site: SiteFolder
  private let settings: GallerySettings

  /// - Parameter settings: what requests take where a file says nothing, and what the gallery is called.
  package init(site: SiteFolder, settings: GallerySettings) {
    self.site = site
    self.settings = settings
  }

  /// Reads all prompt files and albums; drafts as well, leaving them out is up to the caller.
  ///
  /// A missing `content/` is an empty gallery.
  /// - Parameter new: texts of prompt files that are read as if they were there already, by their paths below
  ///   `content/`; what is wrong with them is said of them rather than of what is there.
  package func read(adding new: [String: [UInt8]] = [:]) -> ContentReading {
    var tree = ContentTree(of: site)
    tree.add(files: new.keys)
    var diagnostics = tree.diagnostics
    var albums = AlbumCatalog(folders: tree.albumFolders, settings: settings)
    for folder in tree.indexed {
      let path = ContentTree.sitePath(folder.isEmpty ? "_index.md" : folder + "/_index.md")
      inspect(path, &diagnostics) { problems in
        albums.describe(folder, by: AlbumFields(problems: &problems))
      }
    }
    albums.settle()
    var files: [ReadPromptFile] = []
    for path in tree.files {
      let reader = PromptFileReader(settings: settings, path: path)
      inspect(ContentTree.sitePath(path), as: new[path], &diagnostics) { problems in
        files.append(reader.read(problems: &problems))
      }
    }
    let unread = Set(tree.files).subtracting(files.map(\.path))
    var linker = ReferenceLinker(site: site, output: settings.output, files: files, unread: unread)
    linker.run()
    diagnostics += linker.diagnostics
    var checks = SiteChecks(albums: albums, files: linker.files, unread: unread)
    checks.run()
    diagnostics += checks.diagnostics
    let readable = GalleryOrder.arrange(
      albums: checks.albums.all, files: checks.files.filter(\.isComplete).map(\.file))
    return ContentReading(
      content: diagnostics.isEmpty ? readable : nil, readable: readable, diagnostics: diagnostics.inReadingOrder())
  }

  private func inspect(
    _ path: String, as new: [UInt8]? = nil, _ diagnostics: inout [Diagnostic], read: (inout FileProblems) -> Void
  ) {
    let bytes: [UInt8]
    do throws(SiteFolderError) {
      if let new { bytes = new } else { bytes = try site.read(path, limit: SourceText.sizeLimit) }
      guard bytes.count <= SourceText.sizeLimit else { throw .tooLarge(path: path, limit: SourceText.sizeLimit) }
    } catch {
      diagnostics.append(Spot(file: path, place: .start).error(error.sentence(for: "file")))
      return
    }
    do throws(Diagnostics) {
      var problems = FileProblems(in: try SourceText(bytes, file: path))
      read(&problems)
      diagnostics += problems.all
    } catch {
      diagnostics += error.all
    }
  }
}
