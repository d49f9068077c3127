import GalleryModel
import Generation
import JoyAI
import Planning

/// Everything there is to know of one picture of a plan, for `plan --explain`.
struct ExplainedPicture {
  let planned: PlannedPicture
  let reasons: PlanReasons
  let holdings: Holdings
  let settings: GallerySettings
  /// Whether the run pays for it.
  let isMade: Bool
  /// The plan's pictures by their ids.
  let plan: [PictureID: PlannedPicture]
  /// Whether an original's bytes are here, or can be had at no cost.
  let isKept: (Original) -> Bool
  /// An original's path relative to the site.
  let path: (Original) -> String

  var picture: Picture { planned.picture }
  var request: ImageRequest { picture.request }

  /// The text that is hashed; nil while it is not known what a picture that it edits is.
  var canonicalJSON: String? { Fingerprint.canonicalJSON(of: request, take: picture.id.take) }

  /// The row of the price table, such as `gptimage2.text.high.2k`, as settings name it.
  var priceRow: String {
    ([request.model.rawValue]
      + (request.model == .joyai
        ? [] : [request.mode.rawValue, request.quality?.rawValue, request.resolution?.rawValue].compactMap(\.self)))
      .joined(separator: ".")
  }

  /// Whether the settings have another price than the provider's documentation.
  var isPriceOverridden: Bool { PriceTable.documented.credits(for: request) != settings.prices.credits(for: request) }

  /// The fields of the request that have a value, in the order in which people are told, without references.
  var fields: [(field: RequestField, value: String)] {
    RequestField.allCases.compactMap { field in request[field].map { (field, $0) } }
  }

  /// Every try at the request that stands for the picture, and at the one whose original it keeps.
  var attempts: [Attempt] {
    picture.knownFingerprints.flatMap { holdings.attempts(at: $0) }
  }

  /// The stored originals of the request that stands for the picture, the one that counts first.
  var stored: [StoredPicture] {
    guard let shown = picture.shown, let all = holdings.storedPictures[shown] else { return [] }
    let counting = all.filter { $0.original == planned.original }.prefix(1)
    return counting + all.filter { !counting.contains($0) }
  }

  /// Why the first of several stored originals counts; nil where there is but one.
  var precedence: String? {
    guard let shown = picture.shown, let first = stored.first, stored.count > 1 else { return nil }
    if holdings.pick(of: shown)?.sha256 == first.original.sha256 { return "picked" }
    if first.isAdopted { return "adopted" }
    if stored.dropFirst().contains(where: { $0.attemptNumber < first.attemptNumber }) {
      return "the files of the others are not here"
    }
    return "the first that was made"
  }

  /// A reference as it is known now.
  struct Reference {
    enum Kind: String {
      case url
      case file
      case picture
    }

    var kind: Kind
    /// The address, the path, or the picture's id.
    var name: String
    /// Of its bytes; nil for addresses, and while it is not stored.
    var sha256: String?
    /// The file of it in the site; nil where there is none.
    var path: String?
    /// Where the published site has it; nil where that is not known.
    var published: String?
  }

  var references: [Reference] {
    request.images.map { image in
      switch image {
      case .url(let url): return Reference(kind: .url, name: url)
      case .file(let path, let sha256):
        return Reference(
          kind: .file, name: path, sha256: sha256, path: path,
          published: published(PublishedReference(path: path, sha256: sha256)))
      case .picture(let id, let sha256):
        let original = plan[id]?.original.flatMap { $0.sha256 == sha256 ? $0 : nil }
        return Reference(
          kind: .picture, name: id.text, sha256: sha256, path: original.map(path),
          published: original.flatMap { published(PublishedReference($0)) })
      }
    }
  }

  private func published(_ reference: PublishedReference) -> String? { settings.baseURL.map { $0 + reference.path } }

  /// The body that the API is sent. References that it cannot read by themselves stand there by their names, since their
  /// addresses are looked for when it is sent. Nil where the request could not be sent.
  var body: String? {
    let urls = request.images.indices.map { request.images[$0].url ?? Self.placeholder($0) }
    do throws(JoyAIError) {
      var text = String(decoding: try GenerateRequest(request, urls: urls).encodedBody(), as: UTF8.self)
      for (index, image) in request.images.enumerated() where image.url == nil {
        text = text.replacing(
          JSONText.string(Self.placeholder(index)), with: JSONText.string("<the address of \(image.name)>"))
      }
      return text
    } catch {
      return nil  // what content may not ask for is an error where it is read
    }
  }

  private static func placeholder(_ index: Int) -> String { "https://reference-\(index + 1).invalid/" }

  /// What was last asked for under its id, where that is another request.
  var past: PastRequest? { planned.state.isExplained ? reasons.past(of: picture.id) : nil }

  /// What became of the prompt since; nil where it is the same, or the earlier one is not known here.
  var promptDifference: WordDifference? {
    guard let body = past?.body, !body.prompt.utf8.elementsEqual(request.prompt.utf8) else { return nil }
    return WordDifference(from: body.prompt, to: request.prompt)
  }
}
