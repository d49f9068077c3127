import Costs
import Foundation
import GalleryModel
import Testing

struct ComparisonTests {
  private static func compared(
    _ id: String, _ prompt: String, quality: String = "medium", isKnown: Bool = true
  ) -> ComparedPicture {
    ComparedPicture(
      id: id, fingerprint: isKnown ? CostFixture.fingerprint(prompt + quality) : nil,
      words: "words of " + prompt + quality,
      fields: [.init(name: "prompt", value: prompt), .init(name: "quality", value: quality)])
  }

  private static func due(_ id: String, _ prompt: String, _ credits: Int? = 12, quality: String = "medium")
    -> PresentPicture
  {
    PresentPicture(compared(id, prompt, quality: quality), state: "missing", payment: .due(credits: credits))
  }

  private static func paid(_ id: String, _ prompt: String, _ credits: Int?) -> PresentPicture {
    PresentPicture(
      compared(id, prompt), state: "stored", payment: .paid(credits: credits, at: Timestamp("2026-06-06T12:00:00Z")))
  }

  private func compare(_ before: [ComparedPicture], _ now: [PresentPicture]) -> Comparison {
    Comparison(
      revision: "main", commit: "0123456789abcdef", isBranchedOff: true, before: before, now: now,
      prices: CostFixture.cents)
  }

  private func lines(_ comparison: Comparison) -> [String] {
    comparison.rows.map { row in
      "\(row.change.rawValue) \(row.id)"
        + (row.change == .removed ? "" : " \(row.credits.map(String.init) ?? "?")")
        + (row.charged.map { " charged \($0)" } ?? "") + (row.formerID.map { " was \($0)" } ?? "")
        + (row.sharesWith.map { " with \($0)" } ?? "") + (row.fields.isEmpty ? "" : " \(row.fields)")
    }
  }

  @Test func tellsWhatCameChangedAndWent() {
    let comparison = compare(
      [Self.compared("a", "A"), Self.compared("b", "B"), Self.compared("c", "C"), Self.compared("d", "D")],
      [Self.due("e", "E"), Self.due("a", "A2", 44, quality: "high"), Self.due("b", "B"), Self.due("moved/c", "C")])
    #expect(
      lines(comparison) == [
        "added e 12", #"changed a 44 ["prompt", "quality"]"#, "renamed moved/c 0 was c", "removed d",
      ])
    #expect(comparison.total.credits == 56)
    #expect(comparison.total.requests == 2)
    // What was missing before, and still is, is nothing that this change adds.
    #expect(comparison.total.pending == 2)
    #expect(comparison.total.pendingCredits == 24)
  }

  @Test func paysForEachRequestOnce() {
    let comparison = compare(
      [Self.compared("old", "same")],
      [
        Self.due("first", "same"), Self.due("second", "new"), Self.due("third", "new"), Self.due("old", "same"),
      ])
    #expect(lines(comparison) == ["added first 0 with old", "added second 12", "added third 0 with second"])
    #expect([comparison.total.credits, comparison.total.saved, comparison.total.pending] == [12, 24, 1])
  }

  @Test func costsNothingWhereItIsStored() {
    let comparison = compare(
      [Self.compared("old", "old")],
      [
        Self.paid("old", "old", 12), Self.paid("same", "old", 12), Self.paid("new", "new", 88),
        Self.paid("twin", "new", 88), Self.paid("adopted", "mine", nil),
      ])
    #expect(
      lines(comparison) == [
        "added same 0 charged 12", "added new 0 charged 88", "added twin 0 charged 88", "added adopted 0",
      ])
    #expect(comparison.total.credits == 0)
    #expect(comparison.total.requests == 0)
    #expect(comparison.total.charged == 88)
    #expect(comparison.total.chargedMoney.moneyText == "0.88")
  }

  @Test func pairsWhatWasRenamedOnlyOnce() {
    let before = [Self.compared("a", "same"), Self.compared("b", "same")]
    let now = ["x", "y", "z"].map { Self.paid($0, "same", 12) }
    #expect(
      lines(compare(before, now)) == [
        "added z 0 charged 12", "renamed x 0 charged 12 was a", "renamed y 0 charged 12 was b",
      ])
    #expect(compare(before, now).total.charged == 0)
  }

  @Test func comparesWordsWhileAPictureThatIsEditedIsNotStored() {
    let before = [
      Self.compared("same", "A", isKnown: false), Self.compared("made", "B", isKnown: false),
      Self.compared("other", "C", isKnown: false),
    ]
    let now = [
      PresentPicture(Self.compared("same", "A", isKnown: false), state: "waiting", payment: .due(credits: 12)),
      Self.paid("made", "B", 12),
      PresentPicture(Self.compared("other", "C2", isKnown: false), state: "waiting", payment: .due(credits: 24)),
    ]
    let comparison = compare(before, now)
    #expect(lines(comparison) == [#"changed other 24 ["prompt"]"#])
    #expect([comparison.total.credits, comparison.total.pending] == [24, 1])
  }

  @Test func saysThatAnEditedPictureHasChanged() {
    var former = Self.compared("edit", "A")
    former.fingerprint = CostFixture.fingerprint("on another picture")
    let stale = PresentPicture(Self.compared("edit", "A"), state: "stale", payment: .open(credits: 12))
    let comparison = compare([former], [stale])
    #expect(lines(comparison) == [#"changed edit 0 ["images"]"#])
    #expect(comparison.total.credits == 0)
    #expect(comparison.rows.first?.onRequest == 12)
  }

  @Test func knowsNoSumWithoutAPrice() {
    let comparison = compare([], [Self.due("a", "A"), Self.due("b", "B", nil)])
    #expect(lines(comparison) == ["added a 12", "added b ?"])
    #expect(comparison.total.credits == nil)
    let text = comparison.text(as: .table, today: Timestamp(seconds: 0))
    #expect(text.contains("This branch adds pictures whose price is not known.\n"))
    #expect(comparison.text(as: .json, today: Timestamp(seconds: 0)).contains(#""currency":"EUR","total":null}"#))
  }

  // MARK: Texts

  private static let today = Timestamp(seconds: 1_780_747_200)

  private var example: Comparison {
    compare(
      [Self.compared("a", "A"), Self.compared("c", "C"), Self.compared("d", "D")],
      [
        Self.due("new|x", "E"), Self.due("@new", "E"), Self.due("a", "A2"), Self.paid("b", "B", 100),
        Self.paid("moved/c", "C", 1),
        PresentPicture(Self.compared("f", "F"), state: "failed", payment: .open(credits: 12)),
        PresentPicture(Self.compared("q", "Q"), state: "in_doubt", payment: .open(credits: 12)),
      ])
  }

  @Test func isATable() {
    #expect(
      example.text(as: .table, today: Self.today) == """
        picture  change   state     details          credits
        ────────────────────────────────────────────────────
        new|x    added    missing                         12
        @new     added    missing   paid with new|x        0
        b        added    stored                           0
        f        added    failed                           0
        q        added    in doubt                         0
        a        changed  missing   prompt                12
        moved/c  renamed  stored    was c                  0
        d        removed
        ────────────────────────────────────────────────────
        total                                             24

        This branch adds 24 credits (0.24 EUR) for 2 pictures.
        5 pictures added, 1 changed, 1 renamed and 1 removed since it left main at 0123456789ab.
        Sharing a request saves 12 credits.
        Already charged for what it adds: 100 credits (1.00 EUR).
        1 picture failed before: made only with --retry-failed, for 12 credits (0.12 EUR).
        1 picture in doubt: up to 12 credits (0.12 EUR) may have been spent; see gallerist status.

        """)
  }

  @Test func isMarkdownForAPullRequest() {
    #expect(
      example.text(as: .markdown, today: Self.today) == """
        <!-- gallerist costs --compare -->
        ### This branch adds 24 credits (0.24 EUR) for 2 pictures.

        5 pictures added, 1 changed, 1 renamed and 1 removed since it left `main` at `0123456789ab`.

        - Sharing a request saves 12 credits.
        - Already charged for what it adds: 100 credits (1.00 EUR).
        - 1 picture failed before: made only with `--retry-failed`, for 12 credits (0.12 EUR).
        - 1 picture in doubt: up to 12 credits (0.12 EUR) may have been spent; see `gallerist status`.

        | picture | change | state | details | credits |
        |---|---|---|---|---:|
        | <code>new&#124;x</code> | added | missing |  | 12 |
        | `@new` | added | missing | paid with <code>new&#124;x</code> | 0 |
        | `b` | added | stored |  | 0 |
        | `f` | added | failed |  | 0 |
        | `q` | added | in doubt |  | 0 |
        | `a` | changed | missing | prompt | 12 |
        | `moved/c` | renamed | stored | was `c` | 0 |
        | `d` | removed |  |  |  |

        """)
  }

  @Test func isJSONThatScriptsCanRead() throws {
    let text = example.text(as: .json, today: Self.today)
    #expect(text.hasPrefix(#"{"compare":{"revision":"main","commit":"0123456789abcdef"},"pictures":[{"id":"new|x","#))
    #expect(
      text.contains(
        #"{"id":"moved/c","change":"renamed","state":"stored","credits":0,"charged":1,"was":"c","shares":null,"fields":[]}"#
      ))
    #expect(
      text.hasSuffix(
        #""total":{"added":5,"changed":1,"renamed":1,"removed":1,"credits":24,"saved":12,"charged":100,"#
          + #""pending":{"pictures":0,"credits":0}},"price":{"amount":0.01,"currency":"EUR","total":0.24}}"# + "\n"))
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }

  @Test(arguments: [
    ("main", true, "since it left main at 0123456789ab."), ("main", false, "since main (0123456789ab)."),
    ("0123456789abcdef0123456789abcdef01234567", false, "since 0123456789ab."),
    ("ffff456789abcdef0123456789abcdef01234567", true, "since it left ffff456789ab at 0123456789ab."),
  ])
  func namesWhatItIsComparedWith(revision: String, isBranchedOff: Bool, words: String) {
    let comparison = Comparison(
      revision: revision, commit: "0123456789abcdef0123456789abcdef01234567", isBranchedOff: isBranchedOff,
      before: [], now: [Self.due("a", "A")], prices: nil)
    #expect(comparison.text(as: .table, today: Self.today).contains("1 picture added \(words)\n"))
  }

  @Test func foldsALongListAndCutsAVeryLongOne() {
    func markdown(_ count: Int) -> String {
      compare([], (1...count).map { Self.due("p\($0)", "P\($0)") }).text(as: .markdown, today: Self.today)
    }
    #expect(!markdown(10).contains("<details>"))
    let folded = markdown(11)
    #expect(folded.contains("\n<details>\n<summary>All 11 pictures</summary>\n\n| picture |"))
    #expect(folded.hasSuffix("| `p11` | added | missing |  | 12 |\n\n</details>\n"))
    let cut = markdown(5_000)
    #expect(cut.hasSuffix("| `p50` | added | missing |  | 12 |\n\nand 4950 more\n\n</details>\n"))
    #expect(cut.contains("### This branch adds 60000 credits (600.00 EUR) for 5000 pictures."))
    #expect(cut.utf8.count < 65_536)
  }

  @Test(arguments: ReportFormat.allCases)
  func saysThatNothingChanges(format: ReportFormat) {
    let text = compare([Self.compared("a", "A")], [Self.paid("a", "A", 12)]).text(as: format, today: Self.today)
    #expect(text.hasSuffix("\n"))
    switch format {
    case .table, .markdown: #expect(text.contains("This branch changes no picture, and costs nothing."))
    case .csv: #expect(text == "picture,change,state,credits,charged,was,shares,fields\n")
    case .json: #expect(text.contains(#""pictures":[],"total":{"added":0,"#))
    }
  }
}
