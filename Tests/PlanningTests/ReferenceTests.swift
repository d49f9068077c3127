import GalleryModel
import Planning
import Testing

/// Pictures that edit other pictures: in which order they are made, and what is kept when their references change.
struct ReferenceTests {
  private let cup = PlanFixture.picture("cup")

  private func edit(_ path: String, of references: ImageReference..., prompt: String? = nil) -> Picture {
    Picture(
      id: PictureID(path: path), file: "content/\(path).md", line: 1,
      request: ImageRequest(prompt: prompt ?? path, images: references, options: .gptimage2(GPTImage2Options())))
  }

  private func edit(_ path: String, of parent: Picture, prompt: String? = nil) -> Picture {
    edit(path, of: .picture(parent.id, sha256: nil), prompt: prompt)
  }

  /// An edit as it is once its parent has an original.
  private func known(_ picture: Picture, digit: Character) -> Picture {
    picture.resolved(
      images: picture.request.images.map { image in
        image.picture.map { .picture($0, sha256: PlanFixture.original(digit).sha256) } ?? image
      })
  }

  private func states(_ plan: Plan) -> [PlanState] { plan.pictures.map(\.state) }

  private func sent(_ plan: Plan) -> [String] { plan.toSend.map(\.picture.id.text) }

  @Test func anEditWaitsForThePictureThatItEdits() {
    let light = edit("light", of: cup)
    let plan = PlanFixture.plan([light, cup])
    #expect(states(plan) == [.waiting, .missing])
    #expect(plan.pictures[0].picture.fingerprint == nil)
    #expect(sent(plan) == ["cup", "light"])
    #expect(plan.credits == 24)
  }

  @Test(.timeLimit(.minutes(15))) func followsAChainAsLongAsTheGallery() {
    var chain = [cup]
    for number in 1...5_000 { chain.append(edit("link\(number)", of: chain[number - 1])) }
    let plan = PlanFixture.plan(chain.reversed())
    #expect(sent(plan) == chain.map(\.id.text))
    #expect(Set(plan.pictures.dropLast().map(\.state)) == [.waiting])
  }

  @Test func anEditOfAStoredPictureIsKnownByItsBytes() throws {
    let light = edit("light", of: cup)
    let plan = PlanFixture.plan([cup, light], PlanFixture.stored(cup, digit: "c"))
    #expect(states(plan) == [.stored, .missing])
    let json = try #require(
      Fingerprint.canonicalJSON(of: plan.pictures[1].picture.request, take: 1))
    #expect(json.contains(#""images":["sha256:cccccccc"#))
  }

  @Test func chainsAreMadeFromTheirFirstPictureOn() {
    let light = edit("b-light", of: cup)
    let night = edit("a-night", of: light)
    let plan = PlanFixture.plan([night, light, cup])
    #expect(states(plan) == [.waiting, .waiting, .missing])
    #expect(sent(plan) == ["cup", "b-light", "a-night"])
  }

  @Test func editsThatShareARequestArePaidForOnceAlsoWhileTheyWait() {
    let one = edit("one", of: cup, prompt: "Light")
    let two = edit("two", of: cup, prompt: "Light")
    let plan = PlanFixture.plan([cup, one, two])
    #expect(sent(plan) == ["cup", "one"])
    #expect(plan.credits == 24)
  }

  @Test func nothingIsSentForAnEditWhosePictureIsNotMadeInTheRun() {
    let light = edit("light", of: cup)
    #expect(sent(PlanFixture.plan([cup, light], only: ["light"])).isEmpty)
    let failed = [
      PlanFixture.fact(.task(PlanFixture.paid(cup), task: "t1", charged: 12), of: cup),
      PlanFixture.fact(.failed(task: "t1", charged: 12), of: cup),
    ]
    let plan = PlanFixture.plan([cup, light], failed)
    #expect(states(plan) == [.failed, .waiting])
    #expect(sent(plan).isEmpty)
    #expect(sent(PlanFixture.plan([cup, light], failed, retryFailed: true)) == ["cup", "light"])
  }

  @Test func anEditOfWhatIsFetchedFirstIsSent() {
    let light = edit("light", of: cup)
    let running = [PlanFixture.fact(.task(PlanFixture.paid(cup), task: "t1", charged: 12), of: cup)]
    let plan = PlanFixture.plan([cup, light], running)
    #expect(states(plan) == [.running, .waiting])
    #expect(sent(plan) == ["light"])
  }

  @Test func aCircleIsNeverSent() {
    let one = edit("one", of: .picture(PictureID(path: "two"), sha256: nil))
    let two = edit("two", of: .picture(PictureID(path: "one"), sha256: nil))
    let plan = PlanFixture.plan([one, two])
    #expect(states(plan) == [.waiting, .waiting])
    #expect(sent(plan).isEmpty)
  }

  private var light: Picture { edit("light", of: cup) }

  /// The cup, and an edit of what it was then.
  private func storedChain(lightPaidAs light: Picture) -> [Fact] {
    PlanFixture.stored(cup, digit: "c") + PlanFixture.stored(known(light, digit: "c"), digit: "d")
  }

  @Test func anEditOfAChangedPictureKeepsItsOwn() {
    let facts = storedChain(lightPaidAs: light)
    #expect(states(PlanFixture.plan([cup, light], facts)) == [.stored, .stored])
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    let before = PlanFixture.plan([other, light], facts)
    #expect(states(before) == [.missing, .stale])
    #expect(before.pictures[1].original?.sha256 == PlanFixture.original("d").sha256)
    #expect(sent(before) == ["cup"])
    let after = PlanFixture.plan([other, light], facts + PlanFixture.stored(other, digit: "e"))
    #expect(states(after) == [.stored, .stale])
    #expect(after.pictures[1].picture.fingerprint != nil)
    #expect(after.pictures[1].original?.sha256 == PlanFixture.original("d").sha256)
    #expect(sent(after).isEmpty)
  }

  @Test func anEditIsMadeAnewOnlyWhenAsked() {
    let facts = storedChain(lightPaidAs: light)
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    let plan = PlanFixture.plan([other, light], facts, stale: true)
    #expect(sent(plan) == ["cup", "light"])
    #expect(plan.credits == 24)
  }

  @Test func whatBuildsOnAnEditThatIsMadeAnewIsMadeAnewAfterIt() {
    let night = edit("night", of: light)
    let facts = storedChain(lightPaidAs: light) + PlanFixture.stored(known(night, digit: "d"), digit: "f")
    #expect(states(PlanFixture.plan([cup, light, night], facts)) == [.stored, .stored, .stored])
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    let changed = facts + PlanFixture.stored(other, digit: "e")
    // The stale edit stands for itself until it is made anew, so what builds on it is still right.
    #expect(states(PlanFixture.plan([other, light, night], changed)) == [.stored, .stale, .stored])
    let plan = PlanFixture.plan([other, light, night], changed, stale: true)
    #expect(sent(plan) == ["light", "night"])
    #expect(plan.credits == 24)
  }

  @Test func aNewlyPickedPictureMakesItsEditsStale() {
    let again = PlanFixture.fact(
      .image(task: "t1", index: 1, PlanFixture.original("9"), charged: nil), of: cup, attempt: "A1")
    let picked = PlanFixture.fact(
      .pick(sha256: PlanFixture.original("9").sha256, counter: 1), of: cup, attempt: nil)
    let facts = storedChain(lightPaidAs: light) + [again]
    #expect(states(PlanFixture.plan([cup, light], facts)) == [.stored, .stored])
    #expect(states(PlanFixture.plan([cup, light], facts + [picked])) == [.stored, .stale])
  }

  @Test func aChangedLocalFileMakesItsEditsStale() {
    func edit(_ digit: Character) -> Picture {
      self.edit("mug", of: .file(path: "content/mug.jpg", sha256: PlanFixture.original(digit).sha256))
    }
    let facts = PlanFixture.stored(edit("1"))
    #expect(states(PlanFixture.plan([edit("1")], facts)) == [.stored])
    #expect(states(PlanFixture.plan([edit("2")], facts)) == [.stale])
    #expect(sent(PlanFixture.plan([edit("2")], facts, stale: true)) == ["mug"])
  }

  @Test func anEditInAnotherFileKeepsItsPictureWhenBothItsNameAndItsReferenceChange() {
    let facts = PlanFixture.stored(cup, digit: "c") + PlanFixture.stored(known(light, digit: "c"), digit: "d")
    let moved = edit("lamp", of: cup, prompt: "light")
    #expect(states(PlanFixture.plan([cup, moved], facts)) == [.stored, .stored])
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    #expect(states(PlanFixture.plan([other, moved], facts)) == [.missing, .stale])
  }

  @Test func aNewEditDoesNotTakeThePictureOfAnotherOneWithTheSameWords() {
    let facts = storedChain(lightPaidAs: edit("light", of: cup, prompt: "Make it night"))
    let first = edit("light", of: cup, prompt: "Make it night")
    let jug = PlanFixture.picture("jug")
    let second = edit("other", of: jug, prompt: "Make it night")
    let plan = PlanFixture.plan([cup, first, jug, second], facts + PlanFixture.stored(jug, digit: "7", try: 2))
    #expect(states(plan) == [.stored, .stored, .stored, .missing])
  }

  @Test func anEditThatIsStillRunningIsNotSentAgainWhenItsReferenceChanges() throws {
    let sent = known(light, digit: "c")
    let running = [PlanFixture.fact(.task(PlanFixture.paid(sent), task: "t9", charged: 12), of: sent, attempt: "A9")]
    let again = PlanFixture.fact(
      .adopted(PlanFixture.original("9"), edit: nil), of: cup, attempt: nil)
    for other in [cup, PlanFixture.picture("cup", prompt: "Another cup")] {
      let facts = PlanFixture.stored(cup, digit: "c") + running + [again]
      let plan = PlanFixture.plan([other, light], facts)
      #expect(plan.pictures[1].state == .running)
      #expect(!self.sent(plan).contains("light"))
      #expect(plan.toFetch.map(\.isAwaited) == [true])
      #expect(!self.sent(PlanFixture.plan([other, light], facts, stale: true)).contains("light"))
    }
  }

  @Test func anEditInDoubtIsNotSentAgainWhenItsReferenceChanges() {
    let sent = known(light, digit: "c")
    let doubtful = [PlanFixture.fact(.sent(PlanFixture.paid(sent)), of: sent, attempt: "A9")]
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    let plan = PlanFixture.plan([other, light], PlanFixture.stored(cup, digit: "c") + doubtful)
    #expect(states(plan) == [.missing, .inDoubt])
    #expect(self.sent(plan) == ["cup"])
  }

  @Test func aNewEditDoesNotTakeThePictureOfADepartedOneOfAnotherPicture() {
    let facts = storedChain(lightPaidAs: edit("gone", of: cup, prompt: "Make it night"))
    let jug = PlanFixture.picture("jug")
    let stored = facts + PlanFixture.stored(jug, digit: "7", try: 2)
    let second = edit("other", of: jug, prompt: "Make it night")
    let third = edit("third", of: PlanFixture.picture("bowl"), prompt: "Make it night")
    let pictures = [cup, jug, PlanFixture.picture("bowl"), second, third]
    #expect(states(PlanFixture.plan(pictures, stored)) == [.stored, .stored, .missing, .missing, .waiting])
  }

  @Test func anEditKeepsItsPictureWhenItAndWhatItEditsAreRenamedAndChanged() {
    let facts = storedChain(lightPaidAs: light)
    let moved = PlanFixture.picture("bowls/cup", prompt: "Another cup")
    let edit = edit("bowls/light", of: moved, prompt: "light")
    #expect(states(PlanFixture.plan([moved, edit], facts)) == [.missing, .stale])
  }

  @Test func picturesThatShareAStaleRequestKeepTheSamePicture() {
    let facts = storedChain(lightPaidAs: light)
    let twin = edit("twin", of: cup, prompt: "light")
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    let plan = PlanFixture.plan([other, light, twin], facts)
    #expect(states(plan) == [.missing, .stale, .stale])
  }

  @Test func anAdoptedEditIsKnownAgainWhenItsReferenceChanges() {
    let adopted = known(light, digit: "c")
    let facts =
      PlanFixture.stored(cup, digit: "c") + [
        PlanFixture.fact(
          .adopted(PlanFixture.original("d"), edit: AdoptedEdit(adopted)), of: adopted, attempt: nil)
      ]
    #expect(states(PlanFixture.plan([cup, light], facts)) == [.stored, .stored])
    let other = PlanFixture.picture("cup", prompt: "Another cup")
    let plan = PlanFixture.plan([other, light], facts)
    #expect(states(plan) == [.missing, .stale])
    #expect(plan.pictures[1].original?.sha256 == PlanFixture.original("d").sha256)
  }

  @Test func whatBuildsOnAPictureThatCannotBeSentIsNotSentEither() {
    let night = edit("night", of: light)
    let jug = PlanFixture.picture("jug")
    let facts = PlanFixture.stored(cup, digit: "c")
    let plan = PlanFixture.plan([cup, light, night, jug], facts)
    #expect(sent(plan) == ["light", "jug", "night"])
    let without = Planner(holdings: Holdings(facts), prices: .documented)
      .plan([cup, light, night, jug], without: [plan.toSend[0].picture.requestKey])
    #expect(sent(without) == ["jug"])
    #expect(states(without) == [.stored, .missing, .waiting, .missing])
  }

  @Test(.timeLimit(.minutes(15))) func deepChainsArePlanned() {
    var pictures = [cup]
    for number in 1...1_000 {
      if let last = pictures.last { pictures.append(edit("p\(number)", of: last)) }
    }
    let plan = PlanFixture.plan(pictures)
    #expect(sent(plan) == pictures.map(\.id.text))
  }

  @Test func aDraftMayBeEditedAlsoWhenItIsLeftOut() {
    let light = edit("light", of: cup)
    let plan = PlanFixture.plan([light], PlanFixture.stored(cup, digit: "c"), of: [cup, light])
    #expect(states(plan) == [.missing])
    #expect(plan.pictures[0].picture.fingerprint == known(light, digit: "c").fingerprint)
  }
}
