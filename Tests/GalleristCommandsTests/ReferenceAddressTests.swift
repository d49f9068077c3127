import Foundation
import GalleristCommands
import GalleryModel
import Generation
import JoyAI
import JoyAISandbox
import Ledger
import Planning
import SiteFolder
import TestSupport
import Testing

/// Where the API is told to read what a request builds on, and what happens where it could read it nowhere.
@Suite(.timeLimit(.minutes(15))) struct ReferenceAddressTests {
  /// Bytes that no picture has.
  private static let otherBytes = SandboxAnswer(
    status: 200, headers: ["content-type": "image/png"], body: Array("something else".utf8))
  private static let wrongCup = SandboxFault(.download, on: .prompt(containing: "cup"), .answer(otherBytes))

  /// A site whose cup is made; then it is to be edited.
  private func withCup(_ body: (TestSite, Sandbox, String) async throws -> Void) async throws {
    let site = try TestSite(chain: ["cup"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.add("light", editing: "./cup.md")
      try await body(site, sandbox, try #require(try await site.hashes()["cup"]))
    }
  }

  /// Leads to the published site that the sandbox stands in for.
  private func publish(_ site: TestSite, _ sandbox: Sandbox) throws {
    try site.write("gallerist.yml", TestSite.settings + "base_url: \(sandbox.siteURL)\n")
  }

  private func host(_ sha256: String, of site: TestSite, _ sandbox: Sandbox) async throws {
    let path = try #require(try site.paths(below: "images").first { $0.contains(sha256) })
    let bytes = try Data(contentsOf: site.file("images/" + path))
    await sandbox.host("references/\(sha256).png") { Array(bytes) }
  }

  @Test func theStatusGivesTheAddressOfWhatAnEarlierRunMade() async throws {
    try await withCup { site, sandbox, cup async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.hashesRead(for: "light") == [cup])
      // The key goes to the API alone.
      for request in await sandbox.received(.download) { #expect(request.headers["authorization"] == nil) }
      #expect(try site.paths(below: ".gallerist/tmp").isEmpty)
      try await site.expectWhole()
    }
  }

  @Test func thePublishedSiteHasWhatTheStatusAddressDoesNot() async throws {
    try await withCup { site, sandbox, cup async throws in
      await sandbox.add(Self.wrongCup)
      try publish(site, sandbox)
      try await host(cup, of: site, sandbox)
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      let sent = try #require(try await sandbox.references().last)
      #expect(sent.images == ["\(sandbox.siteURL)references/\(cup).png"])
      #expect(try await sandbox.hashesRead(for: "light") == [cup])
      for request in await sandbox.received(.site) { #expect(request.headers["authorization"] == nil) }
    }
  }

  @Test func nothingIsSentWhereNoAddressServesTheRightBytes() async throws {
    try await withCup { site, sandbox, cup async throws in
      try site.add("night", editing: "./light.md")
      try site.write("content/other.md", "other\n")
      await sandbox.add(Self.wrongCup)
      await sandbox.add(SandboxFault(.site, .answer(Self.otherBytes)))
      try publish(site, sandbox)
      let url = "\(sandbox.siteURL)references/\(cup).png"
      let lines = try site.lock()
      // What cannot be sent is not in the price; the others go on.
      let outcome = await site.run(["build", "--max-credits", "12"], environment: sandbox.environment)
      #expect(outcome.code == 3, "\(outcome.messages)")
      #expect(
        outcome.messages.contains(
          "content/light.md:4:1: error: light is not sent: it builds on cup, and the API could read that nowhere "
            + "(task task_1 has an address that gives other bytes; \(url) has other bytes)\n"
            + "  help: gallerist build --offline, and deploy public/, so that \(url) serves it; then run again\n"),
        "\(outcome.messages)")
      #expect(outcome.messages.contains("night waits for light, which is not made"), "\(outcome.messages)")
      #expect(try await sandbox.prompts() == ["cup", "other"])
      #expect(await sandbox.totalCharged() == 24)
      #expect(try site.lock().filter { !lines.contains($0) }.allSatisfy { !$0.contains("light") })
      #expect(try site.paths(below: ".gallerist/tmp").isEmpty)
    }
  }

  @Test func aLocalFileIsReadFromThePublishedSite() async throws {
    let site = try TestSite()
    let mug = TestSite.photograph
    try site.write("content/mug.jpg", mug)
    try site.add("light", editing: "./mug.jpg")
    let hash = SHA256Digest.of(Array(mug))
    try await withSandbox { sandbox async throws in
      try publish(site, sandbox)
      await sandbox.host("references/\(hash).jpg") { Array(mug) }
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.hashesRead(for: "light") == [hash])
      try site.write("content/mug.jpg", mug + Data("another".utf8))
      #expect(await site.build(sandbox).code == 0)
      #expect(try await site.states()["light"] == "stale")
      // What it shows was made from a photograph, whatever it asks for now.
      try site.write("content/cup.md", "cup\n")
      try site.add("light", editing: "./cup.md")
      #expect(await site.build(sandbox).code == 0)
      #expect(try await site.states() == ["cup": "stored", "light": "stale"])
      #expect(try site.text("public/light/index.html").contains("/compositeWithTrainedAlgorithmicMedia"))
      #expect(try site.text("public/cup/index.html").contains("/trainedAlgorithmicMedia"))
      // Nor is it said to come from that.
      #expect(try !site.text("public/light/index.html").contains("../cup/#picture-1"))
      #expect(try !site.text("public/cup/index.html").contains("../light/#picture-1"))
    }
  }

  /// What a kept edit was made from does not change with the rest of the content.
  @Test(arguments: ["its parent goes", "its parent is words now"]) func aKeptEditOfAnEditedPhotograph(change: String)
    async throws
  {
    let site = try TestSite()
    try site.add("photo", editing: "https://example.com/photo.jpg")
    try site.add("light", editing: "./photo.md")
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      if change == "its parent goes" {
        try site.write("content/cup.md", "cup\n")
        try site.add("light", editing: "./cup.md")
        #expect(await site.build(sandbox).code == 0)
        try site.remove("content/photo.md")
      } else {
        try site.write("content/photo.md", "photo\n")
      }
      #expect(await site.build(sandbox).code == 0)
      #expect(try await site.states()["light"] == "stale")
      #expect(try site.text("public/light/index.html").contains("/compositeWithTrainedAlgorithmicMedia"))
    }
  }

  @Test func aLocalFileThatIsNotPublishedIsSaidBeforeAnybodyIsAsked() async throws {
    let site = try TestSite(["content/other.md": "other\n"])
    try site.write("content/mug.jpg", TestSite.photograph)
    try site.add("light", editing: "./other.md", "./mug.jpg")
    try await withSandbox { sandbox async throws in
      let said = Transcript()
      let outcome = await site.run(["build"], environment: sandbox.environment) { world in
        let say = world.messages
        world.messages = { text in
          say(text)
          said.write(text)
        }
        world.ask = { question in
          said.write(question)
          return "y"
        }
      }
      #expect(outcome.code == 3, "\(outcome.messages)")
      let error =
        "light is not sent: it builds on content/mug.jpg, and the API could read that nowhere "
        + "(no base_url says where the site is published)\n"
        + "  help: set base_url in gallerist.yml to where the site is published; "
        + "then gallerist build --offline, and deploy public/; then run again\n"
      let question = "Make 1 picture for 12 credits? [y/N] "
      let all = site.unsited(said.text)
      let place = try #require(all.firstRange(of: error), "\(all)")
      #expect(try place.upperBound <= #require(all.firstRange(of: question)).lowerBound)
      #expect(try await sandbox.prompts() == ["other"])
    }
  }

  @Test func aPointerInThePlaceOfTheOriginalDoesNotMatterWhileTheApiHasIt() async throws {
    try await withCup { site, sandbox, cup async throws in
      let path = try "images/" + #require(try site.paths(below: "images").first { $0.contains(cup) })
      let size = try Data(contentsOf: site.file(path)).count
      try site.remove(".gallerist")
      try site.remove(path)
      try site.write(path, LargeFilePointer.text(sha256: cup, bytes: size))
      let outcome = await site.run(["generate", "--yes"], environment: sandbox.environment)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.hashesRead(for: "light") == [cup])
      try site.add("dusk", editing: "./cup.md")
      await sandbox.add(SandboxFault(.status, .answer(.envelope(404, "task not found"))))
      let failed = await site.run(["generate", "--yes"], environment: sandbox.environment)
      #expect(failed.code == 3)
      #expect(failed.messages.contains("then git lfs pull; then gallerist build --offline"), "\(failed.messages)")
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func onlyTheApiThatMadeAPictureIsAskedForIt() async throws {
    try await withCup { site, sandbox, _ async throws in
      let asked = await sandbox.received(.status).count
      var environment = sandbox.environment
      environment["JOYAI_BASE_URL"] = sandbox.baseURL.replacing("127.0.0.1", with: "localhost")
      let outcome = await site.run(["build", "--yes"], environment: environment)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("(no base_url says where the site is published)"), "\(outcome.messages)")
      #expect(await sandbox.received(.status).count == asked)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func withoutANetworkNothingIsSent() async throws {
    try await withCup { site, sandbox, _ async throws in
      var environment = sandbox.environment
      environment["JOYAI_BASE_URL"] = "http://127.0.0.1:1"
      let outcome = await site.run(["build", "--yes"], environment: environment)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("task task_1 cannot be asked about: "), "\(outcome.messages)")
      #expect(site.exists("public/cup/index.html"))
    }
  }

  @Test func aKeyThatTheApiRefusesEndsTheRunBeforeAnybodyIsAsked() async throws {
    try await withCup { site, sandbox, _ async throws in
      var environment = sandbox.environment
      environment["JOYAI_API_KEY"] = "sk-of-somebody-else"
      let outcome = await site.run(["build", "--yes"], environment: environment)
      #expect(outcome.code == 5, "\(outcome.messages)")
      #expect(outcome.messages.contains("the API refused the key (401)"))
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func anInterruptWhileAnAddressIsLookedAtSendsNothing() async throws {
    try await withCup { site, sandbox, _ async throws in
      await sandbox.add(SandboxFault(.download, .delay(.seconds(3_600))))
      let before = await sandbox.received(.download).count
      let task = Task { await site.build(sandbox) { $0.interruption = { 2 } } }
      while await sandbox.received(.download).count == before { try await Task.sleep(for: .milliseconds(10)) }
      task.cancel()
      let outcome = await task.value
      #expect(outcome.code == 130)
      #expect(outcome.messages.contains("interrupted; nothing was sent"), "\(outcome.messages)")
      #expect(await sandbox.received(.generate).count == 1)
      #expect(try site.paths(below: ".gallerist/tmp").isEmpty)
    }
  }

  @Test func anAddressIsSentAsItIsWrittenAndNotLookedAt() async throws {
    let site = try TestSite()
    try site.add("light", editing: "https://example.com/mug.jpg?size=1#top", "https://example.com/jug.jpg")
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      let sent = try #require(try await sandbox.references().last)
      #expect(sent.images == ["https://example.com/mug.jpg?size=1#top", "https://example.com/jug.jpg"])
      #expect(try site.lock().allSatisfy { !$0.contains(#""req""#) })
    }
  }

  @Test func anAddressOfTheApiIsLookedAtAgainAfterSomeMinutes() async throws {
    try await withCup { site, sandbox, cup async throws in
      let time = FakeTime()
      let folder = try SiteFolder(at: site.url.path)
      let books = try Books(site: folder, layout: .site) { _ in }
      let addresses = ReferenceAddresses(
        site: folder, books: books,
        client: JoyAIClient(
          key: try APIKey(testKey), address: try APIAddress(sandbox.baseURL), configuration: .patient),
        clock: time.clock,
        published: { _, _ in nil })
      let light = Picture(
        id: PictureID(path: "light"), file: "content/light.md", line: 4,
        request: ImageRequest(
          prompt: "light", images: [.picture(PictureID(path: "cup"), sha256: cup)],
          options: .gptimage2(GPTImage2Options())))
      let planned = try #require(
        Planner(holdings: await books.holdings, prices: .documented).plan([light]).pictures.first)
      let asked = await sandbox.received(.status).count
      for (pause, questions) in [(0, 1), (200, 1), (200, 2)] {
        try await time.clock.sleep(.seconds(pause))
        #expect(await addresses.look(for: [planned]).ready.map(\.id.text) == ["light"])
        #expect(await sandbox.received(.status).count == asked + questions)
      }
    }
  }
}
