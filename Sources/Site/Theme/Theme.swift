import GalleryModel
import Mustache
package import SiteFolder

/// The templates and assets that make pages: the built-in ones, each of which gives way to the site's own file at the
/// same path below `templates/`.
package struct Theme: Sendable {
  static let folder = "templates"
  /// The most bytes of a template and of an asset.
  private static let templateLimit = 1_048_576
  private static let assetLimit = 67_108_864

  let library: MustacheLibrary
  let templateNames: Set<String>
  /// Sorted by path.
  let assets: [ThemeAsset]

  /// Reads the theme of a site.
  /// - Throws: ``SiteReadError``: every mistake in its templates, with file, line and column, or what the file system
  ///   refuses.
  package static func load(site: SiteFolder) throws(SiteReadError) -> Theme {
    var files: [String: [UInt8]] = [:]
    for file in builtInThemeFiles { files[file.path] = Array(file.text.utf8) }
    do throws(SiteFolderError) {
      for path in try site.files(below: folder) where isPart(path) {
        let limit = path.hasSuffix(TemplateSource.fileExtension) ? templateLimit : assetLimit
        files[path] = try site.read(folder + "/" + path, limit: limit)
      }
    } catch {
      throw SiteReadError(error, in: folder)
    }
    do throws(Diagnostics) {
      return try Theme(files: files)
    } catch {
      throw .files(error)
    }
  }

  /// - Parameter files: by path below `templates/`.
  init(files: [String: [UInt8]]) throws(Diagnostics) {
    var sources: [String: TemplateSource] = [:]
    var assets: [ThemeAsset] = []
    var problems: [Diagnostic] = []
    for (path, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if path.hasPrefix(ThemeAsset.folder + "/") {
        assets.append(ThemeAsset(path: String(path.dropFirst(ThemeAsset.folder.utf8.count + 1)), bytes: bytes))
      } else if path.hasSuffix(TemplateSource.fileExtension) {
        let name = String(path.dropLast(TemplateSource.fileExtension.utf8.count))
        guard let text = String(validating: bytes, as: UTF8.self) else {
          let place = TemplateSource.invalidPlace(in: bytes)
          problems.append(
            .error(
              "this template is not UTF-8 text", file: Self.folder + "/" + path, line: place?.line,
              column: place?.column))
          // Others that name it are not wrong.
          sources[name] = TemplateSource(name: name, text: "")
          continue
        }
        var scanner = TemplateScanner(text, file: Self.folder + "/" + path)
        scanner.scan()
        problems += scanner.problems
        sources[name] = TemplateSource(name: name, text: text, tags: scanner.tags)
      }
    }
    problems += TemplateChecks(templates: sources).problems()
    library = Self.library(of: sources, problems: &problems)
    guard problems.isEmpty else { throw Diagnostics(Self.withExcerpts(problems, from: sources)) }
    templateNames = Set(sources.keys)
    self.assets = assets
  }

  private static func isPart(_ path: String) -> Bool {
    path.hasSuffix(TemplateSource.fileExtension) || path.hasPrefix(ThemeAsset.folder + "/")
  }

  private static func withExcerpts(
    _ problems: [Diagnostic], from sources: [String: TemplateSource]
  ) -> [Diagnostic] {
    let byFile = Dictionary(sources.values.map { ($0.file, $0) }) { first, _ in first }
    return problems.map { problem in
      var problem = problem
      if let file = problem.file, let line = problem.line { problem.excerpt = byFile[file]?.line(line) }
      return problem
    }
  }

  private static func library(
    of sources: [String: TemplateSource], problems: inout [Diagnostic]
  ) -> MustacheLibrary {
    var library = MustacheLibrary()
    guard problems.isEmpty, MarkupEscaper.isRegistered else { return library }
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        // A partial begins with swift-mustache's own escaper again, so each template selects ours for itself.
        let text = "{{% CONTENT_TYPE: \(MarkupEscaper.name)}}\n" + source.text
        library.register(try MustacheTemplate(string: text), named: name)
      } catch let error as MustacheTemplate.ParserError {
        problems.append(
          .error(
            sentence(error.error), file: source.file, line: max(1, error.context.lineNumber - 1),
            column: error.context.columnNumber))
      } catch {
        problems.append(.error("this template cannot be read", file: source.file, line: 1, column: 1))
      }
    }
    return library
  }

  private static func sentence(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "this closes another section than the last one opened"
    case .unfinishedName: "this tag is badly formed"
    case .expectedSectionEnd: "a section is never closed"
    case .transformAppliedToInheritanceSection: "a block cannot have a function"
    case .illegalTokenInsideInheritSection, .textInsideInheritSection:
      "only {{$blocks}} may stand directly in {{<a template}}"
    default: "this tag is badly formed"
    }
  }
}
