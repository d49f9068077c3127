import Costs
import GalleryModel
import GitHistory
import Planning
import SiteFolder

/// What the work tree asks for beyond the commit at which its branch left another one. Drafts are left out on both sides,
/// as a plan leaves them out.
struct BranchComparison {
  let workspace: Workspace
  let printer: Printer

  /// - Parameter name: of a revision, as git takes it.
  /// - Throws: ``CommandFailure``: 64 outside of git and for what is no revision; see also ``RevisionSite/read()``.
  func run(with name: String) async throws(CommandFailure) -> Comparison {
    let git = try await repository()
    let revision = try await ComparedRevision(name, in: git, printer: printer)
    let before = try await RevisionSite(revision: revision, git: git, printer: printer).read()
    let now = try await Overview.lookingElsewhere(workspace, printer: printer).plan
    let formerWords = Self.words(of: before.pictures)
    let words = Self.words(of: workspace.allPictures)
    return Comparison(
      revision: name, commit: revision.base, isBranchedOff: revision.base != revision.commit,
      before: before.pictures.filter { !before.drafts.contains($0.id) }.map { Self.compared($0, formerWords) },
      now: now.pictures.map { planned in
        PresentPicture(
          Self.compared(planned.picture, words), state: planned.state.rawValue, payment: Self.payment(planned))
      }, prices: workspace.settings.creditPrices)
  }

  private func repository() async throws(CommandFailure) -> GitHistory {
    do throws(GitHistoryError) {
      let git = try await GitHistory(
        around: workspace.site, layout: workspace.layout, environment: printer.world.environment)
      if let git { return git }
    } catch {
      throw CommandFailure(error, printer.world)
    }
    throw CommandFailure(
      .usage, "--compare: this site is in no git repository, so there is nothing to compare it with",
      help: "git init makes one; what is missing altogether, gallerist plan tells")
  }

  /// What each request is by its words alone, as if nothing were stored, by the pictures' ids.
  private static func words(of pictures: [Picture]) -> [PictureID: String] {
    let bare = ReferenceResolver(holdings: Holdings([Fact]())).resolve(pictures)
    return Dictionary(bare.map { ($0.id, $0.requestKey) }, uniquingKeysWith: { first, _ in first })
  }

  private static func compared(_ picture: Picture, _ words: [PictureID: String]) -> ComparedPicture {
    let request = picture.request
    let fields: [(String, String?)] = [
      ("prompt", request.prompt), ("model", request.model.rawValue), ("quality", request.quality?.rawValue),
      ("resolution", request.resolution?.rawValue), ("aspect_ratio", request.aspectRatio?.rawValue),
      ("output_format", request.outputFormat?.rawValue), ("size", request.size),
      ("images", request.images.isEmpty ? nil : JSONText.strings(request.images.map(text))),
    ]
    return ComparedPicture(
      id: picture.id.text, fingerprint: picture.fingerprint, words: words[picture.id] ?? picture.requestKey,
      fields: fields.compactMap { name, value in value.map { ComparedPicture.Field(name: name, value: $0) } })
  }

  /// What stands in the request. That a picture which is edited has other bytes now, the request itself does not show.
  private static func text(of image: ImageReference) -> String {
    image.picture.map { "picture:" + $0.text } ?? image.fingerprintText ?? ""
  }

  private static func payment(_ planned: PlannedPicture) -> PresentPicture.Payment {
    switch planned.state {
    case .missing, .waiting: .due(credits: planned.price)
    case .stored: .paid(credits: planned.charged, at: planned.attempt.flatMap { Timestamp($0.at) })
    case .running: .paid(credits: planned.attempt?.credits, at: planned.attempt.flatMap { Timestamp($0.at) })
    case .inDoubt: .open(credits: planned.attempt?.credits)
    case .failed, .stale: .open(credits: planned.price)
    }
  }
}
