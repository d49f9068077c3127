import Foundation
import GalleristCommands
import Testing

@Suite struct ManualPageTests {
  @Test func namesEverything() async {
    let page = await told(["man"]).output
    for command in HelpTextTests.commands { #expect(page.contains("\n.SS \"gallerist \(command)")) }
    for title in ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "ENVIRONMENT", "FILES"] {
      #expect(page.contains("\n.SH \(title)\n"))
    }
    for variable in ["JOYAI_API_KEY", "JOYAI_API_KEY_FILE", "JOYAI_BASE_URL", "NO_COLOR"] {
      #expect(page.contains(variable))
    }
    for code in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "64", "65", "74", "78", "130", "143"] {
      #expect(page.contains("\n\\fB\(code)\\fR\n"))
    }
    for path in ["gallerist.yml", "content/", "templates/", "gallerist.lock", ".gallerist/"] {
      #expect(page.contains("\\fB\(path)\\fR\n") || page.contains("\\fB\\&\(path)\\fR\n"))
    }
    for option in ["max\\-credits", "retry\\-failed", "stale", "frozen", "explain"] {
      #expect(page.contains("\\-\\-\(option)"))
    }
  }

  @Test func hasTheDateOfTheEnvironment() async {
    #expect(await told(["man"]).output.hasPrefix(".TH GALLERIST 1 2026-06-06 "))
    let dated = await told(["man"], environment: ["SOURCE_DATE_EPOCH": "0"])
    #expect(dated.output.hasPrefix(".TH GALLERIST 1 1970-01-01 "))
  }

  @Test(.timeLimit(.minutes(15))) func isCleanToTheToolThatChecksSuchPages() async throws {
    guard let mandoc = InstalledProgram("mandoc") else { return }
    let folder = try TestSite(["gallerist.1": await told(["man"]).output])
    let (succeeded, text) = try await mandoc.run(["-Tlint", folder.file("gallerist.1").path])
    #expect(succeeded, "\(text)")
    #expect(text.isEmpty)
  }
}
