import GalleryModel
import Testing

/// The exact text of every kind of fact: it stands in other people's repositories and never changes.
struct FactEncodingTests {
  private static let key = #"{"k":"\#(Sample.fingerprint())","#
  private static let start = #","try":1,"attempt":"01J00000000000000000000001""#
  private static let end = #","at":"2026-06-06T12:00:00Z"}"#
  private static let size = #""bytes":1834021,"width":1632,"height":2048,"type":"image/png""#
  private static let asked =
    #""picture":"products/espresso","model":"gptimage2","quality":"high","resolution":"2k","mode":"text","quoted":88"#
  private static let joyai = PaidRequest(
    picture: "a", model: "joyai", mode: "edit", quoted: 24, requestWithoutImages: "g1:abc", api: "127.0.0.1")

  static let cases: [(Fact.Event, String)] = [
    (.sent(Sample.paid), #""f":"sent"\#(start),\#(asked)"#),
    (
      .sent(joyai),
      #""f":"sent"\#(start),"picture":"a","model":"joyai","mode":"edit","quoted":24,"req":"g1:abc","api":"127.0.0.1""#
    ),
    (.task(Sample.paid, task: "t1", charged: 88), #""f":"task"\#(start),"task":"t1",\#(asked),"charged":88"#),
    (.task(Sample.paid, task: "t1", charged: nil), #""f":"task"\#(start),"task":"t1",\#(asked),"charged":null"#),
    (.unsent(why: "connection \"refused\""), #""f":"unsent"\#(start),"why":"connection \"refused\"""#),
    (.refused(code: 400), #""f":"refused"\#(start),"code":400"#),
    (
      .image(task: "t1", index: 0, Sample.original(), charged: nil),
      #""f":"image"\#(start),"task":"t1","i":0,"sha256":"\#(Sample.digest)",\#(size)"#
    ),
    (
      .image(task: nil, index: 2, Sample.original(), charged: 90),
      #""f":"image"\#(start),"i":2,"sha256":"\#(Sample.digest)",\#(size),"charged":90"#
    ),
    (
      .image(task: "t1", index: 1, Sample.original(), charged: nil, of: 3),
      #""f":"image"\#(start),"task":"t1","i":1,"of":3,"sha256":"\#(Sample.digest)",\#(size)"#
    ),
    (.failed(task: "t1", charged: 0), #""f":"failed"\#(start),"task":"t1","charged":0"#),
    (.failed(task: nil, charged: nil), #""f":"failed"\#(start),"charged":null"#),
    (.lost(task: nil, charged: nil), #""f":"lost"\#(start),"charged":null"#),
    (.lost(task: "t1", charged: 88), #""f":"lost"\#(start),"task":"t1","charged":88"#),
    (.adopted(Sample.original()), #""f":"adopted"\#(start),"sha256":"\#(Sample.digest)",\#(size)"#),
    (
      .adopted(Sample.original(), edit: AdoptedEdit(picture: "mugs/light", requestWithoutImages: "g1:0f")),
      #""f":"adopted"\#(start),"picture":"mugs/light","sha256":"\#(Sample.digest)",\#(size),"req":"g1:0f""#
    ),
    (.pick(sha256: Sample.digest, counter: 3), #""f":"pick"\#(start),"sha256":"\#(Sample.digest)","n":3"#),
  ]

  @Test(arguments: cases)
  func writesItsKeysInTheirOrder(event: Fact.Event, middle: String) {
    #expect(Sample.fact(event).line == Self.key + middle + Self.end)
  }

  @Test(arguments: cases)
  func readsBackWhatItWrote(event: Fact.Event, middle: String) throws {
    let fact = Sample.fact(event)
    let line = try FactLine(Self.key + middle + Self.end)
    #expect(line.fact == fact)
    #expect(line == FactLine(fact))
    #expect(line.fact?.line == line.text)
  }

  @Test func coversEveryKind() {
    #expect(Set(Self.cases.map { Sample.fact($0.0).kind }) == Set(FactKind.allCases))
  }

  @Test func leavesOutAnAttemptThatIsNotKnown() throws {
    let fact = Sample.fact(.refused(code: 400), attempt: nil)
    #expect(fact.line == Self.key + #""f":"refused","try":1,"code":400"# + Self.end)
    #expect(try FactLine(fact.line).fact == fact)
  }

  @Test func writesNeitherPromptNorAddressOfARequest() {
    let request = ImageRequest(
      prompt: "a secret prompt", images: [.url("https://example.com/private.png")],
      options: .gptimage2(GPTImage2Options(quality: .low)), callbackURL: "https://example.com/hook")
    let picture = Picture(id: PictureID(path: "a"), file: "content/a.md", line: 1, request: request)
    let line = Sample.fact(.sent(PaidRequest(picture, quoted: 6, api: nil))).line
    for secret in ["secret", "example.com", "https"] { #expect(!line.contains(secret)) }
    #expect(line.contains(#""model":"gptimage2","quality":"low","resolution":"1k","mode":"edit","quoted":6"#))
  }
}
