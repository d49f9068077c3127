import JoyAISandbox
import Testing

@Suite struct DownloadTests {
  @Test(
    arguments: [
      .cutShort, .answer(.html), .answer(.expired), .answer(.http(500)), .reset, .answer(.http(404)),
      .answer(.redirect(to: "http://10.0.0.1/picture.png")), .answer(.redirect(to: "file:///etc/passwd")),
    ] as [SandboxBehaviour])
  func isTriedAgainAndThePictureNotBoughtAgain(behaviour: SandboxBehaviour) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.download, on: .call(1), behaviour)]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(await sandbox.received(.generate).count == 1)
      #expect(await sandbox.received(.download).count == 2)
      #expect(await site.run(["verify"]).code == 0)
      #expect(try site.paths(below: ".gallerist/tmp") == [])
    }
  }

  @Test func thatNeverSucceedsIsLeftForTheNextRun() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.download, .answer(.html))]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("a: accepted as task task_1, still running: "))
      #expect(try site.paths(below: "images") == [])
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func ofWhatLooksLikeAPictureAndIsNoneIsSetAside() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let torn = SandboxAnswer(
      status: 200, headers: ["content-type": "image/png"],
      body: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 500))
    try await withSandbox([SandboxFault(.download, on: .call(1), .answer(torn))]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.paths(below: ".gallerist/set-aside").count == 1)
      #expect(try site.paths(below: "images").count == 1)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func ofASecondPictureThatFailsIsSaid() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let faults = [
      SandboxFault(.generate, .outcome(.succeeded(pictures: 2))),
      SandboxFault(.download, on: .call(2), .answer(.html)), SandboxFault(.download, on: .call(3), .answer(.html)),
      SandboxFault(.download, on: .call(4), .answer(.html)), SandboxFault(.download, on: .call(5), .answer(.html)),
    ]
    try await withSandbox(faults) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("a: stored, but 1 more of the same answer could not be fetched: "))
      #expect(try site.paths(below: "images").count == 1)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }
}
