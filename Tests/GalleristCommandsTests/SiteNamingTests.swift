import Foundation
import GalleristCommands
import JoyAISandbox
import TestSupport
import Testing

/// Whether there is a site, and whether the commands that messages name work as they are typed.
@Suite(.timeLimit(.minutes(15))) struct SiteNamingTests {
  private func run(_ arguments: [String], environment: [String: String] = [:]) async -> Outcome {
    let (output, messages) = (Transcript(), Transcript())
    let world = World(
      environment: environment, output: { output.write($0) }, messages: { messages.write($0) },
      milliseconds: { TestSite.noon }, pollingClock: FakeTime().clock, limits: .patient)
    let code = await Gallerist.run(arguments, in: world)
    return Outcome(code: code, output: output.text, messages: messages.text)
  }

  @Test func commandsToTypeNameTheSiteThatWasGiven() async throws {
    let site = try TestSite(["it's mine/gallerist.yml": TestSite.settings, "it's mine/content/a.md": "Apple"])
    let folder = site.file("it's mine").path
    let words = "--site '" + folder.replacing("'", with: #"'\''"#) + "'"
    let faults = [SandboxFault(.generate, .reset)]
    try await withSandbox(faults) { sandbox async throws in
      let made = await run(["generate", "--yes", "--site", folder], environment: sandbox.environment)
      #expect(made.code == 4)
      #expect(made.messages.contains("settle it with: gallerist resolve \(words) 0"), "\(made.messages)")
      let status = await run(["status", "--site", folder])
      #expect(status.output.contains("  gallerist resolve \(words) 0"))
      #expect(!status.output.contains("gallerist resolve 0"))
    }
  }

  @Test func aFolderWithoutSettingsIsNoSite() async throws {
    let site = try TestSite()
    try site.remove("gallerist.yml")
    for command in ["plan", "status", "build", "costs", "verify", "gc"] {
      let outcome = await site.run([command])
      #expect(outcome.code == 78)
      #expect(
        outcome.messages.hasPrefix("error: no site in \(site.url.path): there is no gallerist.yml in "),
        "\(outcome.messages)")
      #expect(outcome.messages.contains("  help: gallerist new DIR makes a site; --site DIR names one"))
    }
    try site.write("content/a.md", "Apple")
    #expect(await site.run(["plan"]).messages.contains("an empty gallerist.yml beside it makes it a site"))
  }

  @Test func theSiteAboveIsNamed() async throws {
    let site = try TestSite(["content/mugs/blue.md": "A blue mug"])
    let outcome = await run(["plan", "--site", site.file("content/mugs").path])
    #expect(outcome.code == 78)
    #expect(outcome.messages.contains("this folder is inside of a site: give --site \(site.url.path), or go there"))
  }
}
