import GalleryModel
import Ledger
import SiteFolder
import TestSupport
import Testing

/// Knowledge merges by set union, through real ledgers, locks and rescue files: in which of them a fact stands, how often
/// and in what order, changes nothing that is known.
@Suite(.timeLimit(.minutes(15))) struct FoldTests {
  /// 12 sites with 150 requests each.
  private static let seeds = (0..<12).map { UInt64($0) &* 104_729 &+ 5 }

  private struct Case {
    var lines: [FactLine]
    var fingerprints: [Fingerprint]
    var verdict: FoldVerdict

    init(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let names = (0..<150).map { "request-\(seed)-\($0)" }
      lines = try names.flatMap { try FoldFacts.lines(of: $0, &random) }
      fingerprints = names.map { Sample.fingerprint($0) }
      verdict = FoldVerdict(Holdings(lines), of: fingerprints)
    }
  }

  /// Puts every line into at least one of ledger, lock, the lock's folder and the rescue file.
  private func spread(_ lines: [FactLine], in site: TemporarySite, _ random: inout SeededGenerator) throws {
    var places: [[FactLine]] = [[], [], [], []]
    for line in lines.shuffled(using: &random) {
      for _ in 0...Int.random(in: 0...2, using: &random) {
        places[Int.random(in: 0..<4, using: &random)].append(line)
      }
    }
    try { try site.ledger().record(places[0]) }()
    for (path, lines) in zip(
      ["gallerist.lock", "gallerist.lock.d/other.jsonl", ".gallerist/rescue.jsonl"], places.dropFirst())
    {
      try site.write(lines.map { $0.text + "\n" }.joined(), to: path)
    }
  }

  /// A state without what is known of its request.
  private func word(_ state: PictureState?) -> [String] {
    switch state {
    case nil, .missing: ["missing"]
    case .stored(let chosen, let all): ["stored", chosen.original.sha256] + all.map(\.original.sha256)
    case .running(let attempts): ["running"] + attempts.map(\.id)
    case .inDoubt(let attempts): ["in doubt"] + attempts.map(\.id)
    case .failed(let attempt): ["failed", attempt.id]
    }
  }

  @Test(arguments: seeds)
  func theSameIsKnownWhereverFactsStand(seed: UInt64) async throws {
    let expected = try Case(seed: seed)
    var random = SeededGenerator(seed: seed &+ 1)
    let site = try TemporarySite()
    try spread(expected.lines, in: site, &random)
    let texts = Set(expected.lines.map(\.text))
    func says(_ holdings: Holdings, _ comment: Comment) {
      #expect(FoldVerdict(holdings, of: expected.fingerprints) == expected.verdict, comment)
    }

    let reader = try BooksReader(site: site.folder, layout: .site)
    says(reader.holdings, "to who only reads, seed \(seed)")
    #expect(Set(reader.lines.map(\.text)) == texts, "seed \(seed)")

    let books = try site.openBooks()
    says(await books.holdings, "to who opens the books, seed \(seed)")
    try await books.settle(present: Set(expected.fingerprints))
    says(try BooksReader(site: site.folder, layout: .site).holdings, "afterwards, seed \(seed)")
    // Every line is in the ledger as it was, whatever this program knows of it.
    #expect(Set(try FactLedger(reading: site.ledgerPath).lines().map(\.text)) == texts, "seed \(seed)")

    // What a clone gets is the lock, where what was sent stands no more once it has an outcome.
    let locked = try await books.lockedHoldings()
    for fingerprint in expected.fingerprints {
      #expect(word(locked.state(of: fingerprint)) == word(expected.verdict.states[fingerprint]), "seed \(seed)")
    }
  }

  @Test(arguments: seeds.prefix(4))
  func booksThatAreOpenedAgainAndAgainSayTheSame(seed: UInt64) async throws {
    let expected = try Case(seed: seed)
    var random = SeededGenerator(seed: seed &+ 2)
    let site = try TemporarySite()
    // In parts, as runs and merges bring them; each part is opened and settled before the next comes.
    var rest = expected.lines.shuffled(using: &random)[...]
    while !rest.isEmpty {
      let part = rest.prefix(Int.random(in: 100...500, using: &random))
      rest = rest.dropFirst(part.count)
      let text = try site.text("gallerist.lock") ?? ""
      try site.write(text + part.map { $0.text + "\n" }.joined(), to: "gallerist.lock")
      try await site.openBooks().settle(present: Set(expected.fingerprints))
    }
    let holdings = try BooksReader(site: site.folder, layout: .site).holdings
    #expect(FoldVerdict(holdings, of: expected.fingerprints) == expected.verdict, "seed \(seed)")
    // Nor does it need the ledger.
    try site.folder.remove(".gallerist/ledger.sqlite")
    let clone = try await { try await site.openBooks().holdings }()
    for fingerprint in expected.fingerprints {
      #expect(word(clone.state(of: fingerprint)) == word(expected.verdict.states[fingerprint]), "seed \(seed)")
    }
  }

  /// The lines that this program does not know stay in the lock byte for byte, through every way of writing it.
  @Test(arguments: seeds.prefix(4))
  func whatIsNotKnownStaysAsItIs(seed: UInt64) async throws {
    let expected = try Case(seed: seed)
    let site = try TemporarySite()
    try site.write(expected.lines.map { $0.text + "\n" }.joined(), to: "gallerist.lock")
    let odd = Set(expected.lines.filter { $0.fact.map { $0.line } != $0.text }.map(\.text))
    #expect(odd.count > 100)
    let books = try site.openBooks()
    try await books.begin(Sample.intent("new"), run: "r", limit: nil)
    try await books.record([Sample.task("new")])
    try await books.settle(present: [Sample.fingerprint("new")])
    let kept = Set(try #require(try site.text("gallerist.lock")).split(separator: "\n").map(String.init))
    // Only what was sent, and has an outcome, may go.
    let gone = odd.subtracting(kept)
    for text in gone { #expect(try FactLine(text).fact?.kind == .sent, "seed \(seed): \(text)") }
  }
}
