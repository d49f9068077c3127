package import GalleryModel
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
  /// - Throws: every mistake in its templates, with file, line and column.
  package static func load(site: SiteFolder) throws(Diagnostics) -> Theme {
    var files: [String: [UInt8]] = [:]
    for file in builtInThemeFiles { files[file.path] = Array(file.text.utf8) }
    do throws(SiteFolderError) {
      for path in try site.files(below: folder) where isPart(path) {
        let limit = path.hasSuffix(TemplateSource.fileExtension) ? templateLimit : assetLimit
        files[path] = try site.read(folder + "/" + path, limit: limit)
      }
    } catch {
      throw Diagnostics(.error(error.description, file: folder))
    }
    return try Theme(files: files)
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
        guard let text = String(validating: bytes, as: UTF8.self) else {
          problems.append(.error("this template is not UTF-8 text", file: Self.folder + "/" + path))
          continue
        }
        let name = String(path.dropLast(TemplateSource.fileExtension.utf8.count))
        var scanner = TemplateScanner(text, file: Self.folder + "/" + path)
        scanner.scan()
        problems += scanner.problems
        sources[name] = TemplateSource(name: name, text: text, tags: scanner.tags)
      }
    }
    if problems.isEmpty { problems = TemplateChecks(templates: sources).problems() }
    library = Self.library(of: sources, problems: &problems)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    templateNames = Set(sources.keys)
    self.assets = assets
  }

  private static func isPart(_ path: String) -> Bool {
    path.hasSuffix(TemplateSource.fileExtension) || path.hasPrefix(ThemeAsset.folder + "/")
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
        problems.append(.error("this template cannot be read", file: source.file))
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
