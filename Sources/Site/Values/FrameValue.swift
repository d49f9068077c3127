import Mustache

/// What every page has around its own content.
struct FrameValue: TemplateValue {
  enum Name: String, CaseIterable {
    case site, root
    case homeURL = "home_url"
    case documentTitle = "document_title"
    case metaDescription = "meta_description"
    case canonicalURL = "canonical_url"
    case pageImage = "page_image"
    case isArticle = "is_article"
    case feedURL = "feed_url"
    case shapesURL = "shapes_url"
    case assets, navigation, words
    case tagsLink = "tags_link"
    case modelsLink = "models_link"
    case costsLink = "costs_link"
    case sandbox, noindex
    case findURL = "find_url"
    case toneClass = "tone_class"
    case rootPath = "root_path"
    case wordsLanguage = "words_lang"
  }

  /// What the pages have in common, made once.
  struct Shared: Sendable {
    var site: SiteValue
    var isSandbox: Bool
    var words: Words
    var assetPaths: [String: String]
    var shapesPath: String
    var hasFeed: Bool
    /// Text and address of each top-level album.
    var albums: [(title: String, address: String)]
    var hasTags: Bool
    var hasModels: Bool
    /// Whether there is anything to search.
    var hasWorks: Bool
    var hasCosts: Bool
    /// For a page that is served anywhere below the site's root.
    var rootPath: String
  }

  var shared: Shared
  var location: PageLocation
  var documentTitle: String
  var metaDescription: String?
  var canonicalURL: String?
  var pageImage: PageImageValue?
  /// The classes of the dominant colour of the picture in view.
  var toneClass: String?
  var isArticle = false
  var noindex = false

  func value(_ name: Name) -> Any? {
    switch name {
    case .site: shared.site
    case .root: location.root
    case .homeURL: location.page("")
    case .documentTitle: documentTitle
    case .metaDescription: metaDescription
    case .canonicalURL: canonicalURL
    case .pageImage: pageImage
    case .isArticle: isArticle
    case .feedURL: shared.hasFeed ? location.file("feed.xml") : nil
    case .shapesURL: location.file(shared.shapesPath)
    case .assets: AssetsValue(urls: shared.assetPaths.mapValues(location.file))
    case .navigation: shared.albums.map { link($0.title, $0.address) }
    case .tagsLink: shared.hasTags ? link("", "tags") : nil
    case .modelsLink: shared.hasModels ? link("", "models") : nil
    case .costsLink: shared.hasCosts ? link("", "costs") : nil
    case .findURL: shared.hasWorks ? location.page("") + "#find" : nil
    case .toneClass: toneClass
    case .rootPath: AddressText.completed(shared.rootPath)
    case .sandbox: shared.isSandbox
    case .words: WordsValue(words: shared.words)
    // The language of the theme's own words, where it is not the page's.
    case .wordsLanguage: LanguageValue(shared.site.language).isLike(shared.words.language) ? nil : shared.words.language
    case .noindex: noindex || shared.isSandbox
    }
  }

  private func link(_ text: String, _ address: String) -> LinkValue {
    let isCurrent = location.address == address || location.address.hasPrefix(address + "/")
    return LinkValue(text: text, url: location.page(address), isCurrent: isCurrent)
  }
}

/// A whole page: its own values first, then those of the frame.
struct PageValue<Content: TemplateValue>: MustacheParent, Sendable {
  var content: Content
  var frame: FrameValue

  func child(named name: String) -> Any? {
    content.child(named: name) ?? frame.child(named: name)
  }
}
