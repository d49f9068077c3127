import GalleryModel
import Planning

/// Decides what becomes of the files of a folder, in the order in which pictures build on each other: the request of an
/// edit is known only with the bytes of what it edits.
struct AdoptionPlan {
  /// A file that was read, for a picture.
  struct Entry {
    let file: PictureFolder.File
    let id: PictureID
    let original: Original
  }

  private(set) var adoptions: [Adoption] = []

  private let pictures: [Picture]
  private let replaces: Bool
  private let timestamp: String
  private let isPresent: @Sendable (Original) -> Bool
  private var facts: [Fact]
  private var holdings: Holdings
  /// The files that are adopted, by the requests of their pictures.
  private var taken: [Fingerprint: Entry] = [:]
  /// What is to be stored counts as if it were there.
  private var stored: Set<String> = []

  /// - Parameters:
  ///   - pictures: every picture of the content.
  ///   - facts: what the books say.
  ///   - replaces: whether files are adopted also where another picture counts.
  ///   - timestamp: now, RFC 3339.
  ///   - isPresent: whether an original's bytes are in their place.
  /// - Throws: ``CommandFailure`` where no pick can count any more.
  init(
    _ entries: [Entry], _ pictures: [Picture], facts: [Fact], replaces: Bool, timestamp: String,
    isPresent: @escaping @Sendable (Original) -> Bool
  ) throws(CommandFailure) {
    self.pictures = pictures
    self.replaces = replaces
    self.timestamp = timestamp
    self.isPresent = isPresent
    self.facts = facts
    holdings = Holdings(facts)
    let depths = EditDepths(pictures)
    let rounds = Dictionary(grouping: entries) { depths[$0.id] }
    for depth in rounds.keys.sorted() {
      let resolved = resolved()
      let before = self.facts.count
      for entry in rounds[depth] ?? [] {
        guard let picture = resolved[entry.id] else { continue }
        let adoption = try decide(entry, picture)
        adoptions.append(adoption)
        self.facts += adoption.facts
        if adoption.isStored { stored.insert(adoption.original.sha256) }
      }
      if self.facts.count > before { holdings = Holdings(self.facts) }
    }
  }

  private func resolved() -> [PictureID: Picture] {
    let all = resolver.resolve(pictures)
    return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
  }

  private var resolver: ReferenceResolver { ReferenceResolver(holdings: holdings, isPresent: isHere) }

  private var isHere: @Sendable (Original) -> Bool {
    let (stored, isPresent) = (stored, isPresent)
    return { stored.contains($0.sha256) || isPresent($0) }
  }

  private func chosen(at fingerprint: Fingerprint?) -> Original? {
    guard let fingerprint, case .stored(let chosen, _) = holdings.state(of: fingerprint, isPresent: isHere) else {
      return nil
    }
    return chosen.original
  }

  private mutating func decide(_ entry: Entry, _ picture: Picture) throws(CommandFailure) -> Adoption {
    let hash = entry.original.sha256
    guard let fingerprint = picture.fingerprint else {
      let parents = picture.request.images.filter { $0.picture != nil && $0.sha256 == nil }
      return adoption(entry, .waiting(for: parents.compactMap(\.picture?.text)))
    }
    if let first = taken[fingerprint] {
      return adoption(entry, first.original.sha256 == hash ? .alreadyThere : .outdone(by: first.id.text))
    }
    let known = holdings.storedPictures[fingerprint] ?? []
    // What facts say of the same bytes holds: two descriptions of one file would contradict each other.
    let same = known.first { $0.original.sha256 == hash }?.original
    let now = chosen(at: fingerprint)
    if let now, now.sha256 == hash { return kept(entry, now, at: fingerprint) }
    if now == nil, let same { return kept(entry, same, at: fingerprint) }
    let shown = now ?? chosen(at: picture.keeps)
    if !replaces, let shown {
      return adoption(entry, shown.sha256 == hash ? .alreadyThere : .leftOut(for: shown.sha256))
    }
    var facts: [Fact] = []
    let original = same ?? entry.original
    if same == nil {
      facts.append(
        Fact(
          fingerprint: fingerprint, attempt: nil, at: timestamp,
          event: .adopted(original, edit: AdoptedEdit(picture))))
    }
    let pick = holdings.pick(of: fingerprint)
    // An adopted picture counts before what was made, but neither before what was picked nor before another one.
    if same != nil || known.first.map({ $0.isAdopted || $0.original.sha256 == pick?.sha256 }) ?? false {
      facts.append(try NextPick(of: entry.id.text, pick).fact(original, for: fingerprint, at: timestamp))
    }
    taken[fingerprint] = entry
    return adoption(
      entry, .adopted(insteadOf: shown?.sha256), original: original, fingerprint: fingerprint, facts: facts)
  }

  /// A file whose bytes are known for the picture.
  private mutating func kept(_ entry: Entry, _ original: Original, at fingerprint: Fingerprint) -> Adoption {
    taken[fingerprint] = entry
    return adoption(
      entry, isPresent(original) ? .alreadyThere : .broughtBack, original: original, fingerprint: fingerprint)
  }

  private func adoption(
    _ entry: Entry, _ outcome: Adoption.Outcome, original: Original? = nil, fingerprint: Fingerprint? = nil,
    facts: [Fact] = []
  ) -> Adoption {
    Adoption(
      file: entry.file, id: entry.id.text, original: original ?? entry.original, outcome: outcome,
      fingerprint: fingerprint, facts: facts)
  }
}
