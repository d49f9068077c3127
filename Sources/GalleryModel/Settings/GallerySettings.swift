/// `gallerist.yml`, checked and with every default filled in.
package struct GallerySettings: Hashable, Sendable {
  package var title: String
  package var description: String?
  /// Where the site will be published, ending in `/`, such as `https://example.com/gallery/`; nil where unknown.
  package var baseURL: String?
  /// A language tag such as `en`.
  package var language: String
  package var author: String?
  package var license: String?
  package var defaults: RequestDefaults
  package var generation: GenerationSettings
  /// What a credit costs in money; nil where nothing is said of it.
  package var creditPrices: CreditPrices?
  package var prices: PriceTable
  package var renditions: RenditionSettings
  /// Whether renditions carry the prompt in their metadata.
  package var embedPrompt: Bool
  /// Whether there is a page with what the gallery cost.
  package var costsPage: Bool
  /// Whether pages say what each picture cost.
  package var pictureCosts: Bool
  /// The folder that the site is written into, relative to the site folder, without `/` at its ends.
  package var output: String

  package init(
    title: String = "Gallery", description: String? = nil, baseURL: String? = nil, language: String = "en",
    author: String? = nil, license: String? = nil, defaults: RequestDefaults = RequestDefaults(),
    generation: GenerationSettings = GenerationSettings(), creditPrices: CreditPrices? = nil,
    prices: PriceTable = .documented, renditions: RenditionSettings = RenditionSettings(), embedPrompt: Bool = false,
    costsPage: Bool = true, pictureCosts: Bool = true, output: String = "public"
  ) {
    self.title = title
    self.description = description
    self.baseURL = baseURL
    self.language = language
    self.author = author
    self.license = license
    self.defaults = defaults
    self.generation = generation
    self.creditPrices = creditPrices
    self.prices = prices
    self.renditions = renditions
    self.embedPrompt = embedPrompt
    self.costsPage = costsPage
    self.pictureCosts = pictureCosts
    self.output = output
  }
}
