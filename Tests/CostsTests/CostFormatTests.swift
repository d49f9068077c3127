import Costs
import GalleryModel
import Testing

struct CostFormatTests {
  private typealias Make = CostFixture

  private let report = CostFixture.report(
    CostFixture.attempt("same", charged: 88) + CostFixture.attempt("b", charged: 12),
    pictures: [CostFixture.picture("x", prompt: "same"), CostFixture.picture("y", prompt: "same")],
    prices: CostFixture.cents)

  @Test func writesJSONAsScriptsExpectIt() {
    #expect(
      report.text(as: .json)
        == #"{"by":"model","rows":[{"key":"gptimage2","pictures":2,"credits":100,"failed":0}],"#
        + #""total":{"pictures":2,"credits":100,"in_doubt":0,"failed":0,"saved":88},"#
        + #""price":{"amount":0.01,"currency":"EUR","total":1.00}}"# + "\n")
  }

  @Test func writesNoPriceWhereNoneIsSet() {
    #expect(
      Make.report([], by: .tag).text(as: .json)
        == #"{"by":"tag","rows":[],"total":{"pictures":0,"credits":0,"in_doubt":0,"failed":0,"saved":0},"price":null}"#
        + "\n")
  }

  @Test func writesATable() {
    #expect(
      report.text(as: .table) == """
        model      pictures  credits  failed (credits)   EUR
        ────────────────────────────────────────────────────
        gptimage2         2      100                 0  1.00
        ────────────────────────────────────────────────────
        total             2      100                 0  1.00

        Sharing the same request saved 88 credits.

        """)
  }

  @Test func saysWhatIsInDoubtUnderTheTable() {
    let given = [Make.fact("b", .sent(Make.paid("b", quoted: 88))), Make.fact("b", .lost(task: nil, charged: nil))]
    let report = Make.report([Make.fact("a", .sent(Make.paid("a")))] + given)
    #expect(
      report.text(as: .table) == """
        model  pictures  credits  failed (credits)
        ──────────────────────────────────────────
        ──────────────────────────────────────────
        total         0        0                 0

        In doubt: up to 12 credits more may have been charged: gallerist status
        Given up without an answer: up to 88 credits more may have been charged.

        """)
    #expect(report.text(as: .json).contains(#""in_doubt":100,"failed":0,"saved":0,"given_up":88}"#))
    #expect(
      report.text(as: .markdown).hasSuffix(
        """

        - In doubt: up to 12 credits more may have been charged: `gallerist status`
        - Given up without an answer: up to 88 credits more may have been charged.

        """))
  }

  @Test func breaksRowsWhereATerminalIsTooNarrow() {
    #expect(
      report.text(as: .table, width: 40) == """
        gptimage2
          pictures 2, credits 100,
          failed (credits) 0, EUR 1.00
        total
          pictures 2, credits 100,
          failed (credits) 0, EUR 1.00

        Sharing the same request saved 88 credits.

        """)
    #expect(report.text(as: .table, width: 52) == report.text(as: .table))
  }

  @Test func writesCSV() {
    #expect(report.text(as: .csv) == "model,pictures,credits,failed,EUR\ngptimage2,2,100,0,1.00\n")
    #expect(Make.report([], by: .month).text(as: .csv) == "month,pictures,credits,failed\n")
  }

  @Test func writesMarkdown() {
    #expect(
      report.text(as: .markdown) == """
        | model | pictures | credits | failed (credits) | EUR |
        |---|---:|---:|---:|---:|
        | `gptimage2` | 2 | 100 | 0 | 1.00 |
        | **total** | **2** | **100** | **0** | **1.00** |

        - Sharing the same request saved 88 credits.

        """)
  }

  @Test(arguments: ReportFormat.allCases)
  func endsInALineEnd(format: ReportFormat) {
    #expect(report.text(as: format).hasSuffix("\n"))
  }
}
