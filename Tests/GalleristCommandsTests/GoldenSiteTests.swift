import Foundation
import JoyAISandbox
import Testing

@Suite struct GoldenSiteTests {
  private func compare(_ tree: [String: String], with golden: GoldenSite) throws {
    let expected = try golden.expected(made: tree)
    #expect(tree.keys.sorted() == expected.keys.sorted())
    for (path, text) in expected.sorted(by: { $0.key < $1.key }) {
      let made = tree[path]?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
      let wanted = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = zip(made, wanted).prefix { $0 == $1 }.count
      #expect(
        made == wanted,
        "\(path) differs from line \(line + 1): \(made.dropFirst(line).first ?? "") instead of \(wanted.dropFirst(line).first ?? "")"
      )
    }
  }

  @Test(arguments: ["hung", "compared"]) func hungPicturesOfEveryKind(name: String) async throws {
    let golden = GoldenSite(name)
    let site = try golden.copy()
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      try compare(try GoldenSite.tree(of: site), with: golden)
    }
  }

  @Test(arguments: ["unhung", "empty"]) func placeholdersAndNothingAtAll(name: String) async throws {
    let golden = GoldenSite(name)
    let site = try golden.copy()
    #expect(await site.run(["build", "--offline"]).code == 0)
    try compare(try GoldenSite.tree(of: site), with: golden)
  }

  @Test func everyProblemOfBadPrompts() async throws {
    let golden = GoldenSite("bad")
    let site = try golden.copy()
    let outcome = await site.run(["build", "--offline"])
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(!site.exists("public"))
    try compare(["stderr.txt": outcome.messages], with: golden)
  }

  @Test func theStyleSheetIsTheThemesOwn() async throws {
    let site = try GoldenSite("empty").copy()
    #expect(await site.run(["build", "--offline"]).code == 0)
    let path = try #require(try site.paths(below: "public/assets").first { $0.hasPrefix("style-") })
    let theme = GoldenSite.root.appending(path: "templates/assets/style.css")
    #expect(try Data(contentsOf: site.file("public/assets/" + path)) == Data(contentsOf: theme))
  }
}
