import Foundation
import GalleristCommands
import GalleryModel
import JoyAISandbox
import Testing

@Suite(.timeLimit(.minutes(15))) struct AdoptFolderTests {
  /// Bytes of whole pictures, no two alike, as the sandbox paints them.
  private static func pictures(_ count: Int) async throws -> [Data] {
    let names = (0..<count).map { "x\($0)" }
    let site = try TestSite(
      Dictionary(uniqueKeysWithValues: names.map { ("content/\($0).md", "Elsewhere \($0)") }))
    try await withSandbox { sandbox async throws in #expect(await site.build(sandbox).code == 0) }
    return try site.snapshot("images").sorted { $0.key < $1.key }.map(\.value)
  }

  /// A folder of pictures; bytes by the names of the files.
  private static func folder(_ files: [String: Data]) throws -> TestSite {
    let folder = try TestSite()
    try folder.remove("gallerist.yml")
    for (name, bytes) in files { try folder.write(name, bytes) }
    return folder
  }

  private func adopt(
    _ site: TestSite, _ folder: TestSite, _ arguments: String..., signal: Int32? = nil
  ) async -> Outcome {
    let outcome = await site.run(["adopt", "--all", folder.url.path] + arguments) { world in
      world.interruption = { signal }
    }
    return Outcome(
      code: outcome.code, output: outcome.output.replacing(folder.url.path + "/", with: ""),
      messages: outcome.messages.replacing(folder.url.path + "/", with: ""))
  }

  private static let blocks = "```prompt\nA machine\n```\n\n```prompt id=close\nMacro\n```\n"
  private static let matrix = "---\nmatrix: {finish: [steel, black]}\ntakes: 2\n---\nA {{finish}} mug\n"

  @Test func takesFilesThatAreNamedLikeIds() async throws {
    let site = try TestSite([
      "content/products/espresso.md": Self.blocks, "content/mug.md": Self.matrix, "content/Café.md": "A café",
      "content/draft.md": "---\ndraft: true\n---\nLater",
    ])
    let pictures = try await Self.pictures(6)
    let folder = try Self.folder([
      "products/ESPRESSO.PNG": pictures[0], "products/espresso#close.jpeg": pictures[1],
      "mug@finish=steel~2.webp": pictures[2], "Cafe\u{301}.jpg": pictures[3], "draft.png": pictures[4],
      "notes.txt": Data("mine".utf8), ".hidden.png": pictures[5], ".hidden/mug.png": pictures[5],
    ])
    let before = try folder.stamps("")
    let outcome = await adopt(site, folder)
    #expect(outcome.code == 0)
    #expect(outcome.output == "5 adopted.\n")
    #expect(outcome.messages == "gallerist build shows them.\n")
    #expect(try folder.stamps("") == before)
    let hashes = try await site.hashes()
    #expect(hashes.keys.sorted() == ["Café", "mug@finish=steel~2", "products/espresso", "products/espresso#close"])
    #expect(try Set(site.snapshot("images").values) == Set(pictures.prefix(5)))
    #expect(try site.paths(below: ".gallerist/tmp") == [])
    #expect(try site.lock().count == 5)
    #expect(await site.run(["verify"]).code == 0)
    #expect(await site.run(["costs", "--json"]).output.contains(#""credits":0"#))
    // Again: nothing changes.
    let lock = try site.text("gallerist.lock")
    let images = try site.stamps("images")
    let again = await adopt(site, folder)
    #expect(again.output == "0 adopted, 5 already there.\n")
    #expect(again.messages == "")
    #expect(try site.text("gallerist.lock") == lock)
    #expect(try site.stamps("images") == images)
    let verbose = await adopt(site, folder, "-v")
    #expect(verbose.messages.contains("products/espresso: products/ESPRESSO.PNG is there already\n"))
  }

  @Test func saysWhatNoPictureIsNamedLike() async throws {
    let site = try TestSite(["content/products/espresso.md": "A machine", "content/mug.md": "A mug"])
    let pictures = try await Self.pictures(1)
    let folder = try Self.folder([
      "mug.png": pictures[0], "mugg.png": Data(), "espresso.webp": Data(), "holidays/2019.jpg": Data(),
    ])
    let outcome = await adopt(site, folder)
    #expect(outcome.code == 0)
    #expect(outcome.output == "1 adopted, 3 without a match.\n")
    #expect(
      outcome.messages == """
        espresso.webp: warning: there is no picture "espresso" in the content
          help: did you mean "products/espresso"? files are named like ids
        holidays/2019.jpg: warning: there is no picture "holidays/2019" in the content
        mugg.png: warning: there is no picture "mugg" in the content
          help: did you mean "mug"? files are named like ids
        gallerist build shows it.

        """)
    try folder.remove("mug.png")
    let nothing = await adopt(site, folder)
    #expect(nothing.code == 64)
    #expect(nothing.output.isEmpty)
    #expect(nothing.messages.contains("is named like a picture\n  help: files are named like ids, as in mug.png; "))
  }

  @Test func listsOnlySomeOfMany() async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    let files = (0..<50).map { ("holiday\($0).png", Data()) }
    let folder = try Self.folder(Dictionary(uniqueKeysWithValues: files))
    let some = await adopt(site, folder)
    #expect(some.messages.components(separatedBy: "there is no picture").count == 21)
    #expect(some.messages.contains("warning: 30 more files are named like no picture\n  help: -v lists all\n"))
    let all = await adopt(site, folder, "-v")
    #expect(all.messages.components(separatedBy: "there is no picture").count == 51)
  }

  @Test func changesNothingWhileAFileIsNoPicture() async throws {
    let site = try TestSite(["content/a.md": "A", "content/b.md": "B", "content/c.md": "C"])
    let pictures = try await Self.pictures(1)
    let folder = try Self.folder([
      "a.png": pictures[0], "b.png": Data("<html>".utf8), "c.png": pictures[0].prefix(pictures[0].count / 2),
      // What is for no picture is not looked at.
      "d.png": Data(),
    ])
    for arguments in [[], ["--dry-run"]] {
      let outcome = await site.run(["adopt", "--all", folder.url.path] + arguments)
      #expect(outcome.code == 65)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("b.png: error: this is an HTML page"), "\(outcome.messages)")
      #expect(outcome.messages.contains("c.png: error: the picture is damaged or cut short"))
      #expect(outcome.messages.hasSuffix("error: nothing was changed\n"))
      #expect(try site.lock().isEmpty)
      #expect(!site.exists("images"))
    }
  }

  @Test func refusesTwoFilesForOnePicture() async throws {
    let site = try TestSite(["content/a.md": "A"])
    let folder = try Self.folder(["a.png": Data(), "A.webp": Data()])
    let outcome = await adopt(site, folder)
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("a.png: error: A.webp and a.png are both for a\n  help: remove one of them\n"))
  }

  @Test func keepsWhatCountsUnlessItIsToBeReplaced() async throws {
    let site = try TestSite(["content/a.md": "A", "content/b.md": "B"])
    let pictures = try await Self.pictures(3)
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let made = try await site.hashes()
      let folder = try Self.folder(["a.png": pictures[0], "b.png": pictures[1]])
      let kept = await adopt(site, folder)
      #expect(kept.code == 0)
      #expect(kept.output == "0 adopted, 2 left out.\n")
      let hash = try #require(made["a"])
      #expect(kept.messages.contains("a.png: warning: a has another picture already (\(hash.prefix(12)))\n"))
      #expect(kept.messages.contains("\nWith --replace, files are adopted also where another picture is there"))
      #expect(try await site.hashes() == made)

      let dry = await adopt(site, folder, "--replace", "--dry-run")
      #expect(dry.output.contains("a: would adopt a.png, "))
      #expect(dry.output.contains(", instead of \(hash.prefix(12))\n"))
      #expect(dry.output.hasSuffix("\n2 to be adopted.\n"))
      #expect(dry.messages == "Nothing was changed.\n")
      #expect(try await site.hashes() == made)

      let replaced = await adopt(site, folder, "--replace")
      #expect(replaced.output == "2 adopted.\n")
      #expect(try await site.hashes().values.allSatisfy { !made.values.contains($0) })
      // What was picked or adopted gives way too, and what is known of old is only picked.
      #expect(await site.run(["pick", "a", hash]).code == 0)
      try folder.write("b.png", pictures[2])
      #expect(await adopt(site, folder, "--replace").output == "2 adopted.\n")
      #expect(await adopt(site, folder, "--replace").output == "0 adopted, 2 already there.\n")
      #expect(try site.lock().filter { $0.contains(#""f":"adopted""#) }.count == 3)
      #expect(try Set(await site.hashes().values) == Set([pictures[0], pictures[2]].map(Self.hash)))
      #expect(await site.run(["verify"]).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  private static func hash(_ bytes: Data) -> String { SHA256Digest.of(Array(bytes)) }

  @Test(arguments: [["a", "b", "c"], ["c", "b", "a"]]) func takesEditsAfterWhatTheyEdit(names: [String]) async throws {
    // Whatever the order of their names.
    let site = try TestSite(chain: names)
    let pictures = try await Self.pictures(3)
    let folder = try Self.folder(
      Dictionary(uniqueKeysWithValues: zip(names, pictures).map { ("\($0).png", $1) }))
    #expect(await adopt(site, folder, "--dry-run").output.hasSuffix("3 to be adopted.\n"))
    #expect(await adopt(site, folder).output == "3 adopted.\n")
    let states = try await site.states()
    #expect(states == ["a": "stored", "b": "stored", "c": "stored"])
    #expect(try site.lock().filter { $0.contains(#""req":"g1:"#) }.count == 2)
    try await site.expectWhole()
    // When the first is changed, the others still know theirs.
    let other = try Self.folder(["\(names[0]).png": try await Self.pictures(4)[3]])
    let outcome = await adopt(site, other, "--replace")
    #expect(outcome.code == 0)
    #expect(outcome.messages.contains("gallerist generate --stale makes"), "\(outcome.messages)")
    #expect(try await site.states()[names[1]] == "stale")
    // They keep them, unless the files are to count all the same.
    try other.write("\(names[1]).png", pictures[1])
    #expect(await adopt(site, other).output == "0 adopted, 2 already there.\n")
    #expect(try await site.states()[names[1]] == "stale")
    #expect(await adopt(site, other, "--replace").output == "1 adopted, 1 already there.\n")
    #expect(try await site.states()[names[1]] == "stored")
  }

  @Test func waitsForWhatAnEditBuildsOn() async throws {
    let site = try TestSite(chain: ["a", "b", "c"])
    let pictures = try await Self.pictures(2)
    let folder = try Self.folder(["a.png": pictures[0], "c.png": pictures[1]])
    let outcome = await adopt(site, folder)
    #expect(outcome.code == 0)
    #expect(outcome.output == "1 adopted, 1 left out.\n")
    #expect(
      outcome.messages.contains(
        "c.png: warning: c edits b, which has no picture yet\n  help: adopt or make that one first\n"))
  }

  @Test func takesOneFileForPicturesWithTheSameRequest() async throws {
    let site = try TestSite(["content/a.md": "A mug", "content/b.md": "A mug"])
    let pictures = try await Self.pictures(2)
    let folder = try Self.folder(["a.png": pictures[0], "b.png": pictures[1]])
    for arguments in [[], ["--replace"]] {
      let outcome = await site.run(["adopt", "--all", folder.url.path] + arguments)
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("b.png: warning: b has"), "\(outcome.messages)")
      #expect(try Set(await site.hashes().values) == [Self.hash(pictures[0])])
    }
    try folder.write("b.png", pictures[0])
    #expect(await adopt(site, folder).output == "0 adopted, 2 already there.\n")
  }

  @Test func bringsMissingFilesBack() async throws {
    let site = try TestSite(["content/a.md": "A mug"])
    let folder = try Self.folder(["a.png": try await Self.pictures(1)[0]])
    #expect(await adopt(site, folder).code == 0)
    let lock = try site.text("gallerist.lock")
    try site.remove("images")
    try site.remove(".gallerist/originals")
    let dry = await adopt(site, folder, "-n")
    #expect(dry.output == "a: the missing file would be back from a.png\n0 to be adopted, 1 to be brought back.\n")
    #expect(await adopt(site, folder).output == "0 adopted, 1 brought back.\n")
    #expect(await site.run(["verify"]).code == 0)
    #expect(try site.text("gallerist.lock") == lock)
  }

  @Test func saysThatAnAttemptIsOpen() async throws {
    try await withDoubt { site, sandbox async throws in
      let outcome = await adopt(site, try Self.folder(["a.png": try await Self.pictures(1)[0]]))
      #expect(outcome.code == 0)
      #expect(outcome.output == "1 adopted.\n")
      #expect(outcome.messages.contains("warning: a: sent at 2026-06-06T12:00:00Z, outcome unknown; up to 12"))
      #expect(outcome.messages.contains("  help: settle it with: gallerist resolve 01"))
      #expect(await site.build(sandbox).code == 0)
    }
  }

  @Test func followsNoLinkOutOfTheFolder() async throws {
    let site = try TestSite(["content/a.md": "A mug", "content/b.md": "B", "content/c/d.md": "D"])
    let picture = try await Self.pictures(1)[0]
    let outside = try Self.folder(["secret.png": picture, "c/d.png": picture])
    let folder = try Self.folder(["real/x.png": picture])
    try folder.link("a.png", to: outside.file("secret.png").path)
    try folder.link("c", to: outside.file("c").path)
    try folder.link("real/loop", to: "..")
    try folder.link("b.png", to: "real/x.png")
    let outcome = await adopt(site, folder)
    #expect(outcome.code == 0)
    #expect(outcome.output == "1 adopted, 1 without a match.\n")
    #expect(outcome.messages.contains("a.png: warning: the link leads to no file in the folder\n"))
    #expect(Array(try await site.hashes().keys) == ["b"])
  }

  @Test(arguments: [(2, 130), (15, 143)] as [(Int32, Int32)])
  func anInterruptLeavesNothingHalfDone(signal: Int32, code: Int32) async throws {
    let site = try TestSite(["content/a.md": "A mug"])
    let folder = try Self.folder(["a.png": try await Self.pictures(1)[0]])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await adopt(site, folder, signal: signal)
    }
    let outcome = await task.value
    #expect(outcome.code == code)
    #expect(outcome.messages == "error: interrupted; nothing was changed\n")
    #expect(try site.lock().isEmpty)
    #expect(!site.exists("images"))
    #expect(await adopt(site, folder).code == 0)
  }

  @Test(
    arguments: [
      (["--all", "nowhere"], "there is no folder \"nowhere\""),
      (["--all", "/dev/null"], "\"/dev/null\" is not a folder"),
      (["--all", "x", "y"], "--all takes a folder and no PICTURE; \"y\" is too many"),
      (["--all"], "--all needs a value"), ([], "the argument <picture> is missing"),
      (["a"], "the argument <file> is missing"), (["a", "b", "--replace"], "--replace needs --all FOLDER"),
      (["a", "b", "-n"], "--dry-run needs --all FOLDER"),
    ] as [([String], String)])
  func refusesWhatItCannotDo(arguments: [String], words: String) async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    let outcome = await site.run(["adopt"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains("error: " + words), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }
}
