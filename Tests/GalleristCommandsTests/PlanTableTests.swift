import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

/// How a plan looks: by file, on narrow terminals, and when it is long.
@Suite(.timeLimit(.minutes(15))) struct PlanTableTests {
  private static let blocks = """
    ```prompt
    A long shot of a machine
    ```
    ```prompt id=close quality=high resolution=4k
    Macro shot
    ```
    """

  @Test func aFileWithSeveralPicturesHasAHeading() async throws {
    let site = try TestSite(["content/products/espresso.md": Self.blocks, "content/cup.md": "A cup"])
    #expect(
      await site.run(["plan"]).output == """
        cup                        missing  gptimage2 medium 1k   12  new
        products/espresso  2 prompts, 2 to make for 144 credits
          products/espresso        missing  gptimage2 medium 1k   12  new
          products/espresso#close  missing  gptimage2 high 4k    132  new

        gptimage2 medium 1k  2 pictures   24 credits
        gptimage2 high 4k    1 picture   132 credits

        3 pictures to make for 156 credits.

        """)
  }

  @Test(arguments: [20, 40, 60, 80, 120])
  func linesFitTheTerminal(width: Int) async throws {
    let site = try TestSite([
      "content/products/espresso.md": Self.blocks, "content/cup.md": "A cup", "content/茶.md": "急須",
    ])
    let plan = await site.run(["plan"]) {
      $0.terminalWidth = width
      $0.outputIsTerminal = true
    }
    let lines = plan.output.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").split(separator: "\n")
    for line in lines where line.contains(" ") && width >= 40 {
      #expect(line.count <= width, "\(line)")
    }
    for id in ["cup", "products/espresso#close", "茶"] { #expect(plan.output.contains(id)) }
    if width >= 40 { #expect(plan.output.contains("\u{1B}[33mmissing\u{1B}[0m")) }
  }

  @Test func aFileIsNeverColouredUnlessToldTo() async throws {
    let site = try TestSite.twoMugs()
    let piped = await site.run(["plan"]) { $0.terminalWidth = 40 }
    #expect(!piped.output.contains("\u{1B}["))
    #expect(piped.output.contains("mugs/blue  missing  gptimage2 medium 1k  12  new\n"))
    #expect(await site.run(["plan", "--color", "always"]).output.contains("\u{1B}["))
    let terminal = await site.run(["plan"], environment: ["NO_COLOR": "1"]) { $0.outputIsTerminal = true }
    #expect(!terminal.output.contains("\u{1B}["))
  }

  @Test func aLongPlanIsSummedUpByFileOrAlbum() async throws {
    let names = (0..<60).map { "content/a\($0 % 3)/p\($0).md" }
    let site = try TestSite(Dictionary(uniqueKeysWithValues: names.map { ($0, "Prompt \($0)") }))
    #expect(
      await site.run(["plan"]).output == """
        a0/  20 pictures  gptimage2 medium 1k  240  new
        a1/  20 pictures  gptimage2 medium 1k  240  new
        a2/  20 pictures  gptimage2 medium 1k  240  new
        (-v shows every picture)

        60 pictures to make for 720 credits.

        """)
    #expect(await site.run(["plan", "-v"]).output.contains("\na2/p59  missing"))
    #expect(await site.run(["status"]).output.contains("\na2/p59  missing"))
    let file = (0..<60).map { "```prompt\nPrompt \($0)\n```\n" }.joined()
    let other = try TestSite(["content/many.md": file, "content/one.md": "One"])
    #expect(
      await other.run(["plan"]).output.hasPrefix(
        "many  60 prompts, 60 to make for 720 credits: new\none  1 picture  gptimage2 medium 1k  12  new\n"))
  }

  @Test func aLongStatusClosesFilesThatAreStored() async throws {
    let file = (0..<41).map { "```prompt quality=low\nPrompt \($0)\n```\n" }.joined()
    let site = try TestSite(["content/many.md": file, "content/one.md": "One"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox, ["--only", "many*", "--concurrency", "4"]).code == 0)
      #expect(
        await site.run(["status"]).output == """
          many  41 prompts, 41 stored
          one  missing  gptimage2 medium 1k  12  new

          1 picture to make for 12 credits.

          """)
      #expect(await site.run(["status", "-v"]).output.split(separator: "\n").count == 44)
    }
  }

  @Test func emptyContentIsSaid() async throws {
    let site = try TestSite()
    #expect(
      await site.run(["plan"]).output == "No pictures: content/ has no prompt files (or --only names none).\n")
    #expect(await site.run(["plan", "--json"]).output.contains(#""pictures":[],"missing":0"#))
  }

  @Test func whatComesFromGitOrIsFetchedAgainIsSaid() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.generateOnFeatureBranch(sandbox)
      try site.remove(".gallerist")
      let plan = await site.run(["plan"])
      #expect(
        plan.output == "Nothing is missing.\n1 picture will be taken from the git repository, at no cost.\n",
        "\(plan.output)")
    }
    let other = try TestSite(["content/cup.md": "A cup"])
    try await withSandbox { sandbox async throws in
      #expect(await other.build(sandbox).code == 0)
      try other.remove("images")
      try other.remove(".gallerist/originals")
      let plan = await other.run(["plan"])
      #expect(
        plan.output == "Nothing is missing.\n1 picture whose file is gone will be fetched again at no cost.\n",
        "\(plan.output)")
    }
  }

  @Test func aShallowCloneIsWarnedOfWhereSomethingIsMissing() async throws {
    let source = try await GitSite()
    try await source.commit("Another")
    let clone = try await source.clone("--depth", "1")
    let plan = await clone.run(["plan"])
    #expect(plan.messages.contains("warning: this clone is shallow"), "\(plan.messages)")
    #expect(plan.messages.contains("help: git fetch --unshallow"))
    #expect(!(await source.run(["plan"])).messages.contains("shallow"))
  }

  @Test(arguments: [
    ("content/new.md", "---\ntemplate: nowhere\n---\nNew", "content/new.md:2:"),
    ("templates/404.mustache", "<p>\n  {{#open}} x\n", "templates/404.mustache:2:3: warning:"),
  ])
  func whatWouldKeepARunFromPayingIsWarnedOf(path: String, text: String, words: String) async throws {
    let site = try TestSite.twoMugs()
    try site.write(path, text)
    let plan = await site.run(["plan"])
    #expect(plan.code == 0)
    #expect(plan.messages.contains(words), "\(plan.messages)")
    #expect(plan.messages.contains("warning: ") && !plan.messages.contains("error: "))
    #expect(plan.output.contains(" to make for "))
  }
}
