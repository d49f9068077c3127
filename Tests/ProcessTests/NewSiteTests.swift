import Foundation
import Testing

/// `gallerist new` where it cannot be finished.
@Suite(.timeLimit(.minutes(10))) struct NewSiteTests {
  @Test(arguments: [1, 5, 9, 12, 17, 25, 33, 45, 57])
  func leavesAnEmptyFolderForTheNextTry(call: Int) async throws {
    let site = try ProcessSite()
    let folder = site.file("new")
    // The shell leaves the site out that every other command is given.
    let script = #"exec "$0" new "$FOLDER""#
    let refused = try await Program(site).runInShell(
      script, [], variables: ["FOLDER": folder.path, "GALLERIST_FAULT": "ENOSPC:\(call)"])
    #expect(refused.code == 74, "\(refused)")
    if site.exists("new") { #expect(try site.names(in: "new").isEmpty) }
    let made = try await Program(site).runInShell(script, [], variables: ["FOLDER": folder.path])
    #expect(made.code == 0, "\(made)")
    #expect(site.exists("new/gallerist.yml"))
  }
}
