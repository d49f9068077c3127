import Foundation
import JoyAISandbox
import Testing

@Suite(.timeLimit(.minutes(15))) struct AdoptCommandTests {
  /// Bytes of a whole picture, as the sandbox paints it for a prompt.
  private static func picture(_ prompt: String, format: String = "png") async throws -> Data {
    let site = try TestSite(["content/x.md": "---\noutput_format: \(format)\n---\n\(prompt)"])
    var bytes = Data()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      bytes = try #require(try site.snapshot("images").values.first)
    }
    return bytes
  }

  private func adopt(_ site: TestSite, _ bytes: Data, as name: String = "mine.png", _ picture: String = "a")
    async throws
    -> Outcome
  {
    let elsewhere = try TestSite()
    try elsewhere.write(name, bytes)
    return await site.run(["adopt", picture, elsewhere.file(name).path])
  }

  @Test(arguments: ["png", "jpeg", "webp"])
  func takesAPictureForNoCredits(format: String) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let bytes = try await Self.picture("Elsewhere", format: format)
    // Whatever the file is called.
    let outcome = try await adopt(site, bytes, as: "mine.txt")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let path = try #require(try site.paths(below: "images").first)
    let hash = String(path.dropFirst(3).prefix(64))
    #expect(outcome.output.hasPrefix("a: adopted as \(hash), "))
    #expect(outcome.output.hasSuffix(", for no credits\n"))
    #expect(outcome.messages == "gallerist build shows it.\n")
    #expect(try Data(contentsOf: site.file("images/" + path)) == bytes)
    #expect(try site.paths(below: ".gallerist/originals") == [path])
    #expect(try site.paths(below: ".gallerist/tmp") == [])
    let mode = try FileManager.default.attributesOfItem(atPath: site.file("images/" + path).path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o444)
    #expect(try site.lock().count == 1)
    #expect(try site.lock()[0].contains(#""f":"adopted","try":1,"sha256":"\#(hash)""#))
    #expect(await site.run(["build", "--frozen"]).code == 0)
    let page = try site.text("public/a/index.html")
    // Nobody knows when it was made.
    #expect(page.contains("<img ") && page.contains("ImageObject") && !page.contains("dateCreated"))
    #expect(!page.contains("<time") && page.contains("Made with AI (gptimage2)"))
    #expect(await site.run(["costs", "--json"]).output.contains(#""credits":0"#))
    #expect(await site.run(["verify"]).code == 0)
  }

  @Test func doneTwiceChangesNothing() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let bytes = try await Self.picture("Elsewhere")
    #expect(try await adopt(site, bytes).code == 0)
    let before = try site.text("gallerist.lock")
    let again = try await adopt(site, bytes)
    #expect(again.code == 0)
    #expect(again.output.contains("a: this picture is there already ("))
    #expect(try site.text("gallerist.lock") == before)
    // Unless its file is missing: then it is brought back.
    try site.remove("images")
    try site.remove(".gallerist/originals")
    #expect(await site.run(["verify"]).code == 9)
    #expect(await site.run(["status"]).output.contains("  gallerist adopt a FILE"))
    #expect(
      await site.run(["plan"]).output
        == "Nothing is to be made.\n1 picture without a file to be had: see gallerist status.\n")
    for command in ["generate", "build"] {
      let outcome = await site.run([command, "--yes"])
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("help: adopt it again: gallerist adopt a FILE, or take it from git"))
      #expect(!outcome.messages.contains("fetches it again"), "\(outcome.messages)")
      #expect(!outcome.messages.contains("Nothing is missing"))
    }
    let back = try await adopt(site, bytes)
    #expect(back.output.contains("a: this picture was there already, and its missing file is back ("))
    #expect(await site.run(["verify"]).code == 0)
    #expect(try site.text("gallerist.lock") == before)
  }

  @Test func countsBeforeWhatWasMade() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let made = try #require(try site.paths(below: "images").first).dropFirst(3).prefix(64)
      let first = try await Self.picture("Elsewhere")
      #expect(try await adopt(site, first).messages == "gallerist build shows it.\n")
      #expect(await site.run(["pick", "a", String(made)]).code == 0)
      let outcome = try await adopt(site, try await Self.picture("Somewhere"))
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("warning: a: \(made) counts still, because it was picked or adopted before\n"))
      #expect(outcome.messages.contains("  help: gallerist pick a "))
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func saysThatAnAttemptIsOpen() async throws {
    try await withDoubt { site, sandbox async throws in
      let outcome = try await adopt(site, try await Self.picture("Elsewhere"))
      #expect(outcome.code == 0)
      #expect(
        outcome.messages.contains("warning: a: sent at 2026-06-06T12:00:00Z, outcome unknown; up to 12"))
      #expect(outcome.messages.contains("  help: settle it with: gallerist resolve 01"))
      // The picture is there, so nothing is in doubt about it any more.
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test(
    arguments: [
      ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 65, "this is an SVG drawing, not a PNG, JPEG or WebP picture"),
      ("<!doctype html>", 65, "this is an HTML page"), ("", 65, "this is an empty file"),
      ("GIF89a", 65, "this is a GIF"), ("\u{1}\u{2}", 65, "this is not a PNG, JPEG or WebP picture"),
    ] as [(String, Int32, String)])
  func refusesWhatIsNoPicture(text: String, code: Int32, words: String) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let outcome = try await adopt(site, Data(text.utf8))
    #expect(outcome.code == code)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(try site.lock().isEmpty)
    #expect(try site.paths(below: "images").isEmpty)
  }

  @Test func refusesATruncatedPicture() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let bytes = try await Self.picture("Elsewhere")
    let outcome = try await adopt(site, bytes.prefix(bytes.count / 2))
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("the picture is damaged or cut short"))
    #expect(try site.lock().isEmpty)
  }

  @Test func refusesWhatIsTooLargeOrNoFile() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let large = try TestSite()
    try large.write("large.png", Data())
    let handle = try FileHandle(forWritingTo: large.file("large.png"))
    try handle.truncate(atOffset: UInt64(64 * 1_048_576 + 1))
    try handle.close()
    let outcome = await site.run(["adopt", "a", large.file("large.png").path])
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("is larger than 64 MiB"))
    #expect(await site.run(["adopt", "a", large.url.path]).code == 64)
    #expect(await site.run(["adopt", "a", "/dev/null"]).code == 64)
    #expect(await site.run(["adopt", "a", large.file("none.png").path]).code == 64)
    #expect(try site.lock().isEmpty)
  }

  @Test func needsAPictureOfTheContent() async throws {
    let site = try TestSite(["content/apple.md": "Apple"])
    let outcome = try await adopt(site, try await Self.picture("Elsewhere"), as: "x.png", "aple")
    #expect(outcome.code == 64)
    #expect(
      outcome.messages.contains("error: there is no picture \"aple\" in the content\n  help: did you mean \"apple\"?"))
  }

  @Test func worksForADraft() async throws {
    let site = try TestSite(["content/a.md": "---\ndraft: true\n---\nApple"])
    #expect(try await adopt(site, try await Self.picture("Elsewhere")).code == 0)
    #expect(await site.run(["build", "--frozen", "--drafts"]).code == 0)
  }
}
