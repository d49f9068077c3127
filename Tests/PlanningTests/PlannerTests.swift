import GalleryModel
import Planning
import Testing

struct PlannerTests {
  private typealias Make = PlanFixture

  @Test func sendsWhatIsMissingInTheGallerysOrder() {
    let pictures = ["c", "a", "b"].map { Make.picture($0) }
    let plan = Make.plan(pictures)
    #expect(plan.pictures.map(\.picture) == pictures)
    #expect(plan.toSend.map(\.picture) == pictures)
    #expect(plan.toFetch.isEmpty)
    #expect(plan.credits == 36)
    #expect(plan.pictures(.missing).count == 3)
  }

  @Test func paysTheSameRequestOnce() {
    let pictures = [Make.picture("a", prompt: "same"), Make.picture("b", prompt: "same"), Make.picture("c")]
    let plan = Make.plan(pictures)
    #expect(plan.pictures.map(\.state) == [.missing, .missing, .missing])
    #expect(plan.pictures.map(\.credits) == [12, 12, 12])
    #expect(plan.toSend.map(\.picture.id.text) == ["a", "c"])
    #expect(plan.credits == 24)
  }

  @Test func addsUpTheWholePriceTable() {
    var pictures: [Picture] = []
    for quality in Quality.allCases {
      for resolution in Resolution.allCases {
        for images in [[], [ImageReference.url("https://example.com/a.png")]] {
          pictures.append(
            Picture(
              id: PictureID(path: "p\(pictures.count)"), file: "content/p.md", line: 1,
              request: ImageRequest(
                prompt: "p", images: images,
                options: .gptimage2(GPTImage2Options(quality: quality, resolution: resolution)))))
        }
      }
    }
    pictures.append(
      Picture(
        id: PictureID(path: "joyai"), file: "content/j.md", line: 1,
        request: ImageRequest(
          prompt: "p", images: [.url("https://example.com/a.png")], options: .joyai(size: "1024*1024"))))
    // Text 2+4+6 + 12+24+36 + 44+88+132, edit 6+12+18 + 12+24+36 + 44+88+132, joyai 24.
    #expect(Make.plan(pictures).toSend.count == 19)
    #expect(Make.plan(pictures).credits == 348 + 372 + 24)
  }

  @Test func promisesNoSumWithoutEveryPrice() {
    let table = PriceTable(joyai: 24, gptimage2: [.text: [.medium: [.oneK: 12]]])
    let plan = Make.plan([Make.picture("a"), Make.picture("b", quality: .high)], prices: table)
    #expect(plan.toSend.map(\.price) == [12, nil])
    #expect(plan.credits == nil)
  }

  @Test func costsNothingWhereNothingIsMissing() {
    let picture = Make.picture("a")
    let plan = Make.plan([picture], Make.stored(picture, charged: 11))
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.isEmpty)
    #expect(plan.credits == 0)
    #expect(plan.pictures.map(\.state) == [.stored])
    #expect(plan.pictures.map(\.credits) == [11])
    #expect(plan.pictures.first?.original == Make.original())
    #expect(plan.pictures.first?.attempt?.task == "t1")
  }

  @Test func goesOnWithEveryTaskThatRuns() {
    let picture = Make.picture("a")
    let twin = Make.picture("b", prompt: "a")
    let facts = ["A", "B"].map { (id: String) in
      Make.fact(.task(Make.paid(picture), task: "t\(id)", charged: 12), of: picture, attempt: id)
    }
    let plan = Make.plan([picture, twin], facts)
    #expect(plan.pictures.map(\.state) == [.running, .running])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.map(\.task) == ["tA", "tB"])
  }

  @Test func goesOnWithATaskThatNoPromptFileAsksForAnyMore() {
    let (departed, present) = (Make.picture("gone", prompt: "then"), Make.picture("a", prompt: "now"))
    let running = Make.fact(.task(Make.paid(departed), task: "t1", charged: 12), of: departed)
    let plan = Make.plan([present], [running])
    #expect(plan.toFetch.map(\.picture) == ["gone"])
    #expect(plan.toFetch.map(\.task) == ["t1"])
    #expect(plan.pictures.map(\.state) == [.missing])
  }

  @Test func neverSendsWhatIsInDoubt() {
    let picture = Make.picture("a")
    let plan = Make.plan([picture], [Make.fact(.sent(Make.paid(picture)), of: picture)], retryFailed: true)
    #expect(plan.pictures.map(\.state) == [.inDoubt])
    #expect(plan.toSend.isEmpty)
    #expect(plan.toFetch.isEmpty)
    #expect(plan.pictures.first?.attempt?.id == "A")
  }

  @Test(arguments: [
    Fact.Event.failed(task: "t", charged: 12), .refused(code: 400),
  ])
  func paysAgainForWhatFailedOnlyWhenAsked(event: Fact.Event) {
    let picture = Make.picture("a")
    let facts = [Make.fact(event, of: picture)]
    #expect(Make.plan([picture], facts).pictures.map(\.state) == [.failed])
    #expect(Make.plan([picture], facts).toSend.isEmpty)
    #expect(Make.plan([picture], facts).credits == 0)
    #expect(Make.plan([picture], facts, retryFailed: true).toSend.count == 1)
    #expect(Make.plan([picture], facts, retryFailed: true).credits == 12)
  }

  @Test func sendsAgainWhatWasNeverTaken() {
    let picture = Make.picture("a")
    for event in [Fact.Event.unsent(why: ""), .refused(code: 402)] {
      #expect(Make.plan([picture], [Make.fact(event, of: picture)]).toSend.count == 1)
    }
  }

  @Test func looksOnlyAtWhatWasAskedFor() {
    let pictures = ["products/a", "products/b", "people/a"].map { Make.picture($0) }
    let plan = Make.plan(pictures, only: ["products/b", "people/*"])
    #expect(plan.pictures.map(\.picture.id.text) == ["products/b", "people/a"])
    #expect(plan.credits == 24)
    #expect(Make.plan(pictures, only: ["none"]).pictures.isEmpty)
  }

  @Test func namesItsStatesAsTheCommandLineDoes() {
    #expect(
      PlanState.allCases.map(\.rawValue) == ["missing", "stored", "running", "in_doubt", "failed", "waiting", "stale"])
  }
}
