import GalleryModel
import Planning
import Testing

/// Why a picture is not stored: what its id was last asked for, and what has become of that.
struct ReasonTests {
  private func cup(
    _ prompt: String = "A cup", quality: Quality = .medium, resolution: Resolution = .oneK,
    ratio: AspectRatio? = nil, format: OutputFormat = .png, images: [ImageReference] = [], take: Int = 1
  ) -> Picture {
    Picture(
      id: PictureID(path: "cup", take: take), file: "content/cup.md", line: 1,
      request: ImageRequest(
        prompt: prompt, images: images,
        options: .gptimage2(
          GPTImage2Options(quality: quality, resolution: resolution, aspectRatio: ratio, outputFormat: format))))
  }

  private func edit(_ path: String, of references: ImageReference...) -> Picture {
    Picture(
      id: PictureID(path: path), file: "content/\(path).md", line: 1,
      request: ImageRequest(prompt: path, images: references, options: .gptimage2(GPTImage2Options())))
  }

  private func reasons(
    _ plan: Plan, _ facts: [Fact], bodies: [String: [UInt8]] = [:]
  ) -> [String: [MissingReason]] {
    let holdings = Holdings(facts)
    let past = PastRequests(plan, holdings: holdings).with(bodies)
    let reasons = PlanReasons(plan, holdings: holdings, past: past)
    return Dictionary(
      plan.pictures.map { ($0.picture.id.text, reasons.reasons(for: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Why `now` is missing where `before` is stored under its id.
  private func reasons(from before: Picture, to now: Picture, body: String? = nil) -> [MissingReason] {
    let facts = PlanFixture.stored(before)
    let bodies = body.map { ["A1": Array($0.utf8)] } ?? [:]
    return reasons(PlanFixture.plan([now], facts), facts, bodies: bodies)[now.id.text] ?? []
  }

  @Test func whatWasNeverAskedForIsNew() {
    #expect(reasons(PlanFixture.plan([cup()]), [])["cup"] == [.new])
    let facts = PlanFixture.stored(cup())
    #expect(reasons(PlanFixture.plan([cup(), cup(take: 2)], facts), facts) == ["cup": [], "cup~2": [.new]])
  }

  @Test func aRenamedPictureIsNotMissing() {
    let facts = PlanFixture.stored(cup())
    var mug = cup()
    mug.id.path = "mug"
    #expect(reasons(PlanFixture.plan([mug], facts), facts) == ["mug": []])
  }

  /// No prompt, shape or format is in the facts: the hash tells.
  @Test func factsAloneTellWhichFieldsChanged() {
    let before = cup(ratio: .square)
    #expect(
      reasons(from: before, to: cup(quality: .high, ratio: .square))
        == [.changed(.quality, from: "medium", to: "high")])
    #expect(
      reasons(from: before, to: cup(quality: .high, resolution: .twoK, ratio: .fourToFive, format: .webp)) == [
        .changed(.quality, from: "medium", to: "high"), .changed(.resolution, from: "1k", to: "2k"),
        .changed(.aspectRatio, from: "1:1", to: "4:5"), .changed(.outputFormat, from: "png", to: "webp"),
      ])
    #expect(reasons(from: before, to: cup()) == [.changed(.aspectRatio, from: "1:1", to: nil)])
    #expect(
      reasons(from: before, to: cup("Another cup", ratio: .square)) == [
        .changed(.prompt, from: nil, to: "Another cup")
      ])
    #expect(
      reasons(from: before, to: cup("Another cup", quality: .low)) == [
        .changed(.quality, from: "medium", to: "low"), .changed(.prompt, from: nil, to: "Another cup"),
      ])
  }

  @Test func factsAloneCannotTellPromptFromAddresses() {
    let before = cup(images: [.url("https://a.example/1.png")])
    #expect(
      reasons(from: before, to: cup("Another cup", images: [.url("https://a.example/1.png")]))
        == [.changedAmong([.prompt, .images])])
    #expect(
      reasons(from: cup(), to: cup(images: [.url("https://a.example/1.png")])) == [
        .changed(.images, from: nil, to: nil)
      ])
  }

  @Test func anotherModelIsToldAlone() {
    var now = cup(images: [.url("https://a.example/1.png")])
    let before = now
    now.request.options = .joyai(size: "1024*1024")
    now = now.resolved(images: now.request.images)
    #expect(reasons(from: before, to: now) == [.changed(.model, from: "gptimage2", to: "joyai")])
  }

  @Test func theExactRequestTellsEverything() {
    let body = #"{"model":"gptimage2","output_format":"png","prompt":"A cup","quality":"low","resolution":"1k"}"#
    #expect(
      reasons(from: cup(quality: .low), to: cup("A blue cup", quality: .low), body: body)
        == [.changed(.prompt, from: "A cup", to: "A blue cup")])
    #expect(
      reasons(from: cup(quality: .low), to: cup("A blue cup", ratio: .square), body: body) == [
        .changed(.quality, from: "low", to: "medium"), .changed(.aspectRatio, from: nil, to: "1:1"),
        .changed(.prompt, from: "A cup", to: "A blue cup"),
      ])
    #expect(
      reasons(from: cup(quality: .low), to: cup(quality: .low, images: [.url("https://a.example/1.png")]), body: body)
        == [.changed(.images, from: nil, to: nil)])
  }

  @Test func anotherUnicodeFormIsAnotherPrompt() {
    let body =
      #"{"model":"gptimage2","output_format":"png","prompt":"Cafe\#u{301}","quality":"medium","resolution":"1k"}"#
    let reasons = reasons(from: cup("Cafe\u{301}"), to: cup("Caf\u{e9}"), body: body)
    #expect(reasons.count == 1)
    guard case .changed(.prompt, _, _)? = reasons.first else {
      Issue.record("\(reasons)")
      return
    }
  }

  @Test(arguments: ["", "{", "[]", #"{"model":"gptimage2"}"#])
  func aBodyThatIsNoneLeavesTheFacts(body: String) {
    #expect(
      reasons(from: cup(), to: cup(quality: .high), body: body) == [.changed(.quality, from: "medium", to: "high")])
  }

  @Test func aStoredPictureSaysMoreThanAFailedOneAfterIt() {
    let failed = cup("Failing")
    let facts =
      PlanFixture.stored(cup()) + [
        PlanFixture.fact(.task(PlanFixture.paid(failed), task: "t9", charged: 12), of: failed),
        PlanFixture.fact(.failed(task: "t9", charged: 12), of: failed),
      ]
    let now = cup(quality: .high)
    #expect(reasons(PlanFixture.plan([now], facts), facts)["cup"] == [.changed(.quality, from: "medium", to: "high")])
  }

  @Test func whatFailedSaysSo() {
    let task = PlanFixture.fact(.task(PlanFixture.paid(cup()), task: "t1", charged: 12), of: cup())
    let failed = [task, PlanFixture.fact(.failed(task: "t1", charged: 12), of: cup())]
    #expect(reasons(PlanFixture.plan([cup()], failed), failed)["cup"] == [.failed(code: nil, task: "t1")])
    let refused = [
      PlanFixture.fact(.sent(PlanFixture.paid(cup())), of: cup()), PlanFixture.fact(.refused(code: 400), of: cup()),
    ]
    #expect(reasons(PlanFixture.plan([cup()], refused), refused)["cup"] == [.failed(code: 400, task: nil)])
    let poor = [
      PlanFixture.fact(.sent(PlanFixture.paid(cup())), of: cup()), PlanFixture.fact(.refused(code: 402), of: cup()),
    ]
    #expect(reasons(PlanFixture.plan([cup()], poor), poor)["cup"] == [.notSent(code: 402)])
    let lost = [task, PlanFixture.fact(.lost(task: "t1", charged: 12), of: cup())]
    #expect(reasons(PlanFixture.plan([cup()], lost), lost)["cup"] == [.givenUp])
  }

  @Test func whatSharesARequestNamesWhoPays() {
    var mug = cup()
    mug.id.path = "mug"
    #expect(
      reasons(PlanFixture.plan([cup(), mug]), []) == ["cup": [.new], "mug": [.new, .shared(with: cup().id)]])
  }

  @Test func whatWaitsSaysForWhatAndWhetherThatIsMade() {
    let light = edit("light", of: .picture(cup().id, sha256: nil))
    #expect(reasons(PlanFixture.plan([cup(), light]), [])["light"] == [.new, .waits(for: cup().id, .made)])
    let alone = PlanFixture.plan([cup(), light], only: ["light"])
    #expect(reasons(alone, [])["light"] == [.new, .waits(for: cup().id, .notMade(nil))])
    let running = [PlanFixture.fact(.task(PlanFixture.paid(cup()), task: "t1", charged: 12), of: cup())]
    #expect(
      reasons(PlanFixture.plan([cup(), light], running), running)["light"] == [.new, .waits(for: cup().id, .fetched)])
    let failed = running + [PlanFixture.fact(.failed(task: "t1", charged: 12), of: cup())]
    #expect(
      reasons(PlanFixture.plan([cup(), light], failed), failed)["light"]
        == [.new, .waits(for: cup().id, .notMade(.failed))])
  }

  @Test func aStalePictureNamesWhatChanged() {
    let jug = PlanFixture.picture("jug")
    let both = edit("both", of: .picture(cup().id, sha256: nil), .picture(jug.id, sha256: nil))
    let paid = both.resolved(images: [
      .picture(cup().id, sha256: PlanFixture.original("c").sha256),
      .picture(jug.id, sha256: PlanFixture.original("d").sha256),
    ])
    let facts =
      PlanFixture.stored(cup(), digit: "c") + PlanFixture.stored(jug, digit: "d")
      + PlanFixture.stored(paid, digit: "e")
    let other = cup("Another cup")
    // Not made yet, so it is known which.
    #expect(
      reasons(PlanFixture.plan([other, jug, both], facts), facts)["both"]
        == [.referenceChanged(["cup"])])
    let anew = PlanFixture.plan([other, jug, both], facts, stale: true)
    #expect(reasons(anew, facts)["both"] == [.referenceChanged(["cup"]), .waits(for: cup().id, .made)])
    let alone = PlanFixture.plan([other, jug, both], facts, only: ["both"], stale: true)
    #expect(reasons(alone, facts)["both"] == [.referenceChanged(["cup"]), .waits(for: cup().id, .notMade(nil))])
    // Made: what the cup was before leads to the earlier hash.
    let made = facts + PlanFixture.stored(other, digit: "f")
    #expect(reasons(PlanFixture.plan([other, jug, both], made), made)["both"] == [.referenceChanged(["cup"])])
    // A local file has no history.
    func mug(_ digit: Character) -> Picture {
      edit("mug", of: .file(path: "content/mug.jpg", sha256: PlanFixture.original(digit).sha256))
    }
    let mugs = PlanFixture.stored(mug("1"))
    #expect(
      reasons(PlanFixture.plan([mug("2")], mugs), mugs)["mug"] == [.referenceChanged(["content/mug.jpg"])])
  }
}
