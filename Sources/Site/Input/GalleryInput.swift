package import GalleryModel
package import SiteFolder

/// Everything that the pages are made from. Nothing else enters them: no clock, no files, no environment.
package struct GalleryInput: Sendable {
  package var settings: GallerySettings
  /// What is shown, in its order; drafts that should not be shown are already left out.
  package var content: GalleryContent
  /// What is known of each picture; one that is not listed is missing.
  package var works: [Fingerprint: Work]
  /// The copies for the web of each picture that is here.
  package var renditions: [PictureID: RenderedPicture]
  /// Those of the other pictures that an answer to its request had, in their order.
  package var alternates: [PictureID: [RenderedPicture]]
  /// Those of the site's own picture files that edits build on, by SHA-256.
  package var referenceRenditions: [String: RenderedPicture]
  /// What the edits of the content build on, as far as it can be published, by SHA-256.
  package var references: [String: PublishedFile]
  package var costs: CostsSummary
  /// When stored pictures were charged, where that is known; else the day counts on which they were stored.
  package var charges: [Fingerprint: Timestamp]
  /// Paths below `static/`, as ``staticFiles(in:)`` lists them.
  package var staticFiles: [String]
  /// Whether the pictures were made without the API: then every page says so and asks not to be indexed.
  package var sandbox: Bool
  /// Where the site will be published, such as `https://example.com/gallery/`; nil where unknown.
  package var baseURL: String?
  /// The program's version, such as `1.2.0`.
  package var version: String

  package init(
    settings: GallerySettings, content: GalleryContent, works: [Fingerprint: Work] = [:],
    renditions: [PictureID: RenderedPicture] = [:], alternates: [PictureID: [RenderedPicture]] = [:],
    referenceRenditions: [String: RenderedPicture] = [:], references: [String: PublishedFile] = [:],
    costs: CostsSummary = CostsSummary(),
    charges: [Fingerprint: Timestamp] = [:], staticFiles: [String] = [], sandbox: Bool = false, baseURL: String? = nil,
    version: String
  ) {
    self.settings = settings
    self.content = content
    self.works = works
    self.renditions = renditions
    self.alternates = alternates
    self.referenceRenditions = referenceRenditions
    self.references = references
    self.costs = costs
    self.charges = charges
    self.staticFiles = staticFiles
    self.sandbox = sandbox
    self.baseURL = baseURL
    self.version = version
  }

  /// The folder whose files are copied as they are.
  package static let staticFolder = "static"
  /// The folder of the finished renditions.
  package static let renditionsFolder = ".gallerist/renditions"

  /// Every file below `static/`, hidden ones too (`.well-known/`, `.nojekyll`), sorted.
  /// - Throws: ``SiteReadError``: a link that leads out of the site, or what the file system refuses.
  package static func staticFiles(in site: SiteFolder) throws(SiteReadError) -> [String] {
    do throws(SiteFolderError) {
      return try site.files(below: staticFolder, hidden: true)
    } catch {
      throw SiteReadError(error, in: staticFolder)
    }
  }
}
