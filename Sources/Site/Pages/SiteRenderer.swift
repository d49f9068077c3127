package import GalleryModel
import Mustache

/// Makes every file of a site in memory: the same input gives the same bytes, on any machine.
///
/// ```swift
/// let theme = try Theme.load(site: site, language: settings.language, words: reader)
/// let files = try SiteRenderer(theme: theme, input: input).render()
/// ```
package struct SiteRenderer: Sendable {
  /// Prompt files on a page of a collection.
  static let pageSize = 48

  let theme: Theme
  let input: GalleryInput
  let index: GalleryIndex
  let address: SiteAddress
  let frame: FrameValue.Shared

  var words: Words { theme.words }

  package init(theme: Theme, input: GalleryInput) {
    self.theme = theme
    self.input = input
    let index = GalleryIndex(input)
    let address = SiteAddress(input.baseURL)
    self.index = index
    self.address = address
    let settings = input.settings
    let shapes = ShapeSheet(index)
    frame = FrameValue.Shared(
      site: SiteValue(
        title: settings.title, description: settings.description, author: settings.author,
        language: settings.language, license: settings.license.map { LicenseValue(text: $0) },
        version: input.version),
      isSandbox: input.sandbox, words: theme.words,
      assetPaths: Dictionary(theme.assets.map { ($0.templateName, $0.outputPath) }) { first, _ in first },
      shapesPath: shapes.path,
      hasFeed: address.base != nil && index.entries.contains { $0.file.date != nil },
      albums: (index.albumsBelow[""] ?? []).map { ($0.title, $0.address) },
      hasTags: !index.tags.isEmpty, hasModels: !index.models.isEmpty, hasWorks: !index.entries.isEmpty,
      hasCosts: settings.costsPage, rootPath: address.rootPath)
  }

  /// Renders everything, sorted by path.
  /// - Throws: what is wrong with the content in view of the theme (templates that do not exist, notes that are too
  ///   large, two files in one place), all of it at once.
  package func render() throws(Diagnostics) -> [OutputFile] {
    var problems = PageTemplates(theme).problems(in: input.content)
    var files: [OutputFile] = []
    func add(_ make: () throws(Diagnostics) -> [OutputFile]) {
      do throws(Diagnostics) {
        files += try make()
      } catch {
        problems += error.all
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    add(homeAndAlbumPages)
    add(promptPages)
    add(topicPages)
    add(otherPages)
    files += SearchIndex(index).files() + assetFiles() + renditionFiles() + referenceFiles() + staticFiles()
    problems += OutputCheck.problems(of: files)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Renders everything as far as it is known now, so that every mistake in content, templates and static files shows
  /// before anything is paid for; pictures may still be missing.
  /// - Returns: the files with their places, for ``SiteWriter/check(_:)`` only.
  /// - Throws: what ``render()`` throws.
  package func check() throws(Diagnostics) -> [OutputFile] {
    // Stands for the renditions of pictures that are still to be made.
    var toCome = [PageFiles.renditionsFolder]
    // And for the references that are published.
    if input.content.pictures.contains(where: { $0.request.images.contains(where: \.isOfTheGallery) }) {
      toCome.append(PublishedReference.folder)
    }
    let files = try render() + toCome.map { OutputFile(path: $0 + "/to-come", content: .bytes([])) }
    let problems = OutputCheck.problems(of: files)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return files
  }

  /// Renders one page.
  /// - Parameter source: the file that it comes from, for messages.
  func page(
    _ content: some TemplateValue, frame: FrameValue, template: String, path: String, source: String? = nil
  ) throws(Diagnostics) -> OutputFile {
    guard let text = theme.library.render(PageValue(content: content, frame: frame), withTemplate: template) else {
      throw Diagnostics(.error("there is no template \"\(template)\"", file: Theme.folder))
    }
    return OutputFile(path: path, content: .bytes(Array(text.utf8)), source: source)
  }

  /// `Title · Site title`.
  func documentTitle(_ title: String) -> String {
    title.isEmpty || title == input.settings.title ? input.settings.title : "\(title) · \(input.settings.title)"
  }
}
