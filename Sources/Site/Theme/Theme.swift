package import GalleryModel
import Mustache
package import SiteFolder

/// The templates and assets that make pages: the built-in ones, each of which gives way to the site's own file at the
/// same path below `templates/`.
package struct Theme: Sendable {
  package static let folder = "templates"
  /// The most bytes of a template and of an asset.
  private static let templateLimit = 1_048_576
  private static let assetLimit = 67_108_864

  let library: MustacheLibrary
  let templateNames: Set<String>
  /// Sorted by path.
  let assets: [ThemeAsset]
  /// In the site's language, or in English.
  let words: Words
  /// What is wrong with templates that are used all the same; none where the theme is held to be right.
  package let warnings: [Diagnostic]
  /// Knows which of the site's own files below `templates/` are used for nothing.
  let strays: StrayThemeFiles

  /// Reads the theme of a site.
  /// - Parameters:
  ///   - language: the site's; words are taken from the file for it, else from the English one.
  ///   - isStrict: whether names that mean nothing are errors; else they give nothing, and are ``warnings``.
  ///   - words: reads the files of words.
  /// - Throws: ``SiteReadError``: every mistake in its templates, with file, line and column, or what the file system
  ///   refuses.
  package static func load(
    site: SiteFolder, language: String, isStrict: Bool = true, words: WordsReader
  ) throws(SiteReadError) -> Theme {
    var files = builtInFiles
    let own: [String]
    do throws(SiteFolderError) {
      own = try site.files(below: folder)
      for path in own where isPart(path) {
        let limit = path.hasPrefix(ThemeAsset.folder + "/") ? assetLimit : templateLimit
        files[path] = try site.read(folder + "/" + path, limit: limit)
      }
    } catch {
      throw SiteReadError(error, in: folder)
    }
    do throws(Diagnostics) {
      return try Theme(files: files, own: own, language: language, isStrict: isStrict, words: words)
    } catch {
      throw .files(error)
    }
  }

  /// - Parameters:
  ///   - files: by path below `templates/`.
  ///   - own: every file of the site's there.
  private init(
    files: [String: [UInt8]], own: [String], language: String, isStrict: Bool, words: WordsReader
  ) throws(Diagnostics) {
    var sources: [String: TemplateSource] = [:]
    var assets: [ThemeAsset] = []
    var problems: [Diagnostic] = []
    for (path, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if path.hasPrefix(ThemeAsset.folder + "/") {
        assets.append(ThemeAsset(path: String(path.dropFirst(ThemeAsset.folder.utf8.count + 1)), bytes: bytes))
      } else if path.hasSuffix(TemplateSource.fileExtension) {
        let name = TemplateSource.name(of: path)
        if Self.builtInFiles[path] == bytes, let known = Self.builtInSources[name] {
          sources[name] = known
          continue
        }
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
    do throws(Diagnostics) {
      self.words = try WordsLoading(files: files, reader: words).words(for: language)
    } catch {
      self.words = Words(language: WordsFile.fallback, texts: [:])
      problems += error.all
    }
    let checks = TemplateChecks(
      templates: sources, words: problems.isEmpty ? self.words : nil, assets: Set(assets.map(\.templateName)))
    let unknown = checks.unknownNames()
    problems += (isStrict ? unknown : []) + checks.problems()
    warnings = isStrict ? [] : Self.withExcerpts(unknown.map(\.asWarning), from: sources)
    library = Self.library(of: sources, problems: &problems)
    guard problems.isEmpty else { throw Diagnostics(Self.withExcerpts(problems, from: sources)) }
    templateNames = Set(sources.keys)
    strays = StrayThemeFiles(own: own, templates: sources)
    self.assets = assets
  }

  /// The theme that travels inside the program, by path below `templates/`.
  package static let builtInFiles: [String: [UInt8]] = Dictionary(
    builtInThemeFiles.map { ($0.path, Array($0.text.utf8)) }
  ) { first, _ in first }

  /// The built-in templates with their tags, found once: most sites have no others.
  private static let builtInSources: [String: TemplateSource] = {
    var sources: [String: TemplateSource] = [:]
    for (path, bytes) in builtInFiles where path.hasSuffix(TemplateSource.fileExtension) {
      let text = String(decoding: bytes, as: UTF8.self)
      let name = TemplateSource.name(of: path)
      var scanner = TemplateScanner(text, file: folder + "/" + path)
      scanner.scan()
      // What is wrong with one is told when it is read like every other.
      if scanner.problems.isEmpty { sources[name] = TemplateSource(name: name, text: text, tags: scanner.tags) }
    }
    return sources
  }()

  /// The same as swift-mustache reads them; one that it cannot read is read once more where that is told.
  private static let builtInTemplates: [String: MustacheTemplate] = builtInSources.compactMapValues { source in
    try? MustacheTemplate(string: selected(source.text))
  }

  private static func isPart(_ path: String) -> Bool {
    path.hasSuffix(TemplateSource.fileExtension) || path.hasPrefix(ThemeAsset.folder + "/") || WordsFile.isOne(path)
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
        if let known = builtInTemplates[name], builtInSources[name]?.text == source.text {
          library.register(known, named: name)
        } else {
          library.register(try MustacheTemplate(string: selected(source.text)), named: name)
        }
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

  /// A partial begins with swift-mustache's own escaper again, so each template selects ours for itself.
  private static func selected(_ text: String) -> String { "{{% CONTENT_TYPE: \(MarkupEscaper.name)}}\n" + text }

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
