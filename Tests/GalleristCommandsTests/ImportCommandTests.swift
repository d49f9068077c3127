import Foundation
import GalleristCommands
import Testing

/// Prompt files from tables, through the whole program.
@Suite(.timeLimit(.minutes(15))) struct ImportCommandTests {
  /// Runs an import of a table that lies outside of the site; messages name the table only.
  private func run(
    _ site: TestSite, _ text: String, as name: String = "t.csv", _ arguments: String...,
    change: (inout World) -> Void = { _ in }
  ) async throws -> Outcome {
    let folder = try TestSite([name: text])
    let outcome = await site.run(["import", folder.file(name).path] + arguments, change: change)
    return Outcome(
      code: outcome.code, output: outcome.output,
      messages: outcome.messages.replacing(folder.url.path + "/", with: ""))
  }

  private static let table = "title,tags,prompt\n\"Mug, blue\",red|new,A blue mug\nCup,,A cup\n"
  private static let costs = "gallerist plan shows what they will cost.\n"

  @Test func writesWhatATableSays() async throws {
    let site = try TestSite()
    let dry = try await run(site, Self.table, "--dry-run")
    #expect(dry.code == 0)
    #expect(dry.output == "would write content/mug-blue.md\nwould write content/cup.md\n")
    #expect(dry.messages == "2 prompt files to be written.\nNothing was written.\n")
    #expect(!site.exists("content"))

    let outcome = try await run(site, Self.table)
    #expect(outcome.code == 0)
    #expect(outcome.output == "2 prompt files written.\n")
    #expect(outcome.messages == Self.costs)
    #expect(
      try site.text("content/mug-blue.md") == "---\ntitle: \"Mug, blue\"\ntags: [red, new]\n---\nA blue mug\n")
    #expect(await site.run(["plan"]).output.contains("2 pictures to make for 24 credits."))

    // The same again changes nothing, and costs nothing to speak of.
    let stamps = try site.stamps("content")
    let again = try await run(site, Self.table)
    #expect(again.code == 0)
    #expect(again.output == "0 prompt files written, 2 already there, the same.\n")
    #expect(again.messages == "")
    #expect(try site.stamps("content") == stamps)
    // And one more row goes on from there.
    let more = try await run(site, Self.table + "Jug,,A jug\n", "-v")
    #expect(more.output == "1 prompt file written, 2 already there, the same.\n")
    #expect(more.messages == "wrote content/jug.md\n" + Self.costs)
    #expect(try await run(site, Self.table, "--quiet").messages == "")
  }

  @Test(arguments: [["--to", "shop/new"], ["--to", "/shop/new/"]]) func putsFilesInto(arguments: [String]) async throws
  {
    let site = try TestSite()
    let folder = try TestSite(["t.csv": "name,album,prompt\nmug,blue,A mug\n"])
    #expect(await site.run(["import", folder.file("t.csv").path] + arguments).code == 0)
    #expect(try site.paths(below: "content") == ["shop/new/blue/mug.md"])
  }

  @Test func readsStandardInput() async throws {
    let site = try TestSite()
    let lines = "{\"prompt\":\"A mug\"}\n\n{\"prompt\":\"A cup\",\"title\":\"Cup\",\"extra\":{\"lens\":50}}\n"
    let outcome = await site.run(["import", "-", "--format", "jsonl", "--json"]) { world in
      world.input = { limit in Array(lines.utf8.prefix(limit)) }
    }
    #expect(outcome.code == 0)
    #expect(
      outcome.output == #"{"files":[{"file":"content/a-mug.md","id":"a-mug","line":1,"state":"written"},"#
        + #"{"file":"content/cup.md","id":"cup","line":3,"state":"written"}],"written":2,"same":0,"dry_run":false}"#
        + "\n")
    #expect(outcome.messages == "")
    #expect(try site.text("content/cup.md") == "---\ntitle: Cup\nextra:\n  lens: 50\n---\nA cup\n")
    for (arguments, code, words) in [
      (["import", "-"], 64, "standard input has no name that tells its format"),
      (["import", "-", "--format", "csv"], 65, "standard input: error: the table is empty"),
    ] as [([String], Int32, String)] {
      let outcome = await site.run(arguments) { $0.input = { _ in [] } }
      #expect(outcome.code == code)
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
    let broken = await site.run(["import", "-", "--format", "jsonl"]) { world in
      world.input = { _ in Array("{\"prompt\":\"A\"}\n{\"prompt\":\n".utf8) }
    }
    #expect(broken.code == 65)
    #expect(broken.messages.contains("standard input:2:"), "\(broken.messages)")
  }

  private static let expansions = [
    (
      "csv",
      "name,takes,vars,matrix,prompt\n"
        + #"mug,2,"{""finish"": ""matte""}","{""quality"": [""low"", ""high""]}",A {{finish}} mug"#
    ),
    ("csv", "name,takes,vars.finish,matrix.quality,prompt\nmug,2,matte,low|high,A {{finish}} mug\n"),
    (
      "json",
      #"[{"name":"mug","takes":2,"vars":{"finish":"matte"},"matrix":{"quality":["low","high"]},"prompt":"A {{finish}} mug"}]"#
    ),
    (
      "jsonl",
      #"{"name":"mug","takes":2,"vars.finish":"matte","matrix":{"quality":["low","high"]},"prompt":"A {{finish}} mug"}"#
    ),
  ]

  @Test(arguments: expansions) func readsWhatMultiplies(format: String, text: String) async throws {
    let site = try TestSite()
    let outcome = try await run(site, text, as: "t." + format, "--placeholders")
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(
      try site.text("content/mug.md")
        == "---\ntakes: 2\nvars:\n  finish: matte\nmatrix:\n  quality: [low, high]\n---\nA {{finish}} mug\n")
    let plan = try await site.json(["plan", "--json"])
    let ids = (plan["pictures"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
    #expect(ids == ["mug@quality=low", "mug@quality=low~2", "mug@quality=high", "mug@quality=high~2"])
  }

  /// A bad table, and what is said of it; nothing of it is imported.
  private static let wrong: [(text: String, words: String)] = [
    (
      "prompt,quality\nA mug,low\nA cup,ultra\n", "t.csv:3:7: error: quality is \"ultra\"; expected low, medium or high"
    ),
    ("prompt,titel\nA,b\n", "t.csv:1:8: error: unknown column \"titel\"; did you mean \"title\"?"),
    ("prompt,takes\nA,two\n", "t.csv:2:3: error: takes is \"two\"; expected a whole number from 1 to 100"),
    ("prompt,takes\nA,101\n", "t.csv:2:3: error: takes is \"101\"; expected a whole number from 1 to 100"),
    ("prompt,matrix\nA,nope\n", "help: such as {\"finish\": [\"steel\", \"black\"]}, or a column matrix.finish\n"),
    ("prompt,vars\nA,nope\n", "help: such as {\"finish\": \"steel\"}, or a column vars.finish\n"),
    ("prompt,matrix\nA,\"{\"\"a\"\":\"\n", "t.csv:2:3: error: matrix is no JSON: "),
    ("prompt,matrix\nA,\"{\"\"a\"\": []}\"\n", "t.csv:2:3: error: matrix.a is an empty list"),
    ("prompt,matrix.a\nA,b|B\n", "t.csv:2:3: error: matrix.a has \"b\" and \"B\""),
    ("prompt,tags\nA,b,c\n", "t.csv:2:5: error: the row has 3 cells, and the first row names 2"),
    ("prompt,name\nA,b\n日本,b\n", "t.csv:3:4: error: the rows in the lines 2 and 3 would both be content/b.md"),
    ("prompt,name\nA,../../x\n", "t.csv:2:3: error: name gives the path \"../../x\"; a part of it is \"..\""),
  ]

  @Test(arguments: wrong) func refusesWhatIsWrong(text: String, words: String) async throws {
    let site = try TestSite(["content/good.md": "Good"])
    let outcome = try await run(site, text)
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(outcome.messages.contains("error: nothing was imported\n"))
    #expect(outcome.output.isEmpty)
    #expect(try site.paths(below: "content") == ["good.md"])
    let json = try await run(site, text, "--json")
    #expect(json.code == 65)
    #expect(json.output.hasPrefix("{\"diagnostics\":[{\"severity\":\"error\","))
  }

  @Test func takesBracesForThemselvesUnlessPlaceholdersAreMeant() async throws {
    let site = try TestSite()
    let table = "name,prompt\nmug,A {{finish}} mug\n"
    let refused = try await run(site, table, "--placeholders")
    #expect(refused.code == 65)
    #expect(
      refused.messages.contains("t.csv:2:5: error: unknown placeholder \"finish\"\n  mug,A {{finish}} mug\n      ^\n"))
    #expect(try await run(site, table).code == 0)
    #expect(try site.text("content/mug.md") == "A \\{{finish}} mug\n")
  }

  @Test func neverOverwrites() async throws {
    let site = try TestSite(["content/mug.md": "---\nquality: ultra\n---\nMine", "content/Cup.md": "Mine"])
    let before = try site.snapshot("content")
    let outcome = try await run(site, "name,prompt\nmug,Yours\nnew,New\n")
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("t.csv:2:1: error: content/mug.md is there already, with another text; "))
    // What is wrong with that one is told at its own place.
    #expect(outcome.messages.contains("content/mug.md:2:10: error: quality is \"ultra\""), "\(outcome.messages)")
    #expect(try site.snapshot("content") == before)
    try site.write("content/mug.md", "Mine")
    #expect(try await run(site, "name,prompt\ncup,Yours\n").code == 65)
    #expect(try site.text("content/Cup.md") == "Mine")
  }

  @Test func followsNoLink() async throws {
    let outside = try TestSite()
    let site = try TestSite(["content/real/a.md": "A"])
    try site.link("content/in", to: "real")
    try site.link("content/out", to: outside.url.path)
    try site.link("content/k.md", to: "nowhere")
    for name in ["in/b", "out/b", "k"] {
      let outcome = try await run(site, "file,prompt\n\(name),B\n")
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("t.csv:2:1: error: content/"), "\(outcome.messages)")
    }
    #expect(try outside.paths(below: "") == ["gallerist.yml"])
    #expect(try site.paths(below: "content/real") == ["a.md"])
  }

  @Test(arguments: [(2, 130), (15, 143)] as [(Int32, Int32)])
  func goesOnAfterAnInterrupt(signal: Int32, code: Int32) async throws {
    let site = try TestSite()
    let rows = (0..<40).map { "n\($0),A mug \($0)\n" }.joined()
    let running = Task {
      try await run(site, "name,prompt\n" + rows, "-v") { world in
        let say = world.messages
        world.messages = { text in
          say(text)
          if text.hasPrefix("wrote content/n4.md") { withUnsafeCurrentTask { $0?.cancel() } }
        }
        world.interruption = { signal }
      }
    }
    let outcome = try await running.value
    #expect(outcome.code == code)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("error: interrupted\n"))
    #expect(
      outcome.messages.contains(
        "warning: 5 of 40 prompt files were written\n  help: run the same import again: it goes on\n"))
    #expect(try site.paths(below: "content").count == 5)
    let again = try await run(site, "name,prompt\n" + rows)
    #expect(again.output == "35 prompt files written, 5 already there, the same.\n")
  }

  @Test(
    arguments: [
      (["none.csv"], "there is no file \"none.csv\""),
      (["table.txt"], "the name \"table.txt\" does not tell the format"),
      (["a.csv", "--to", "../x"], "--to is \"../x\"; a part of it is \"..\"\n"),
      (["a.csv", "--format", "xml"], "--format"),
      ([], "the argument <table> is missing"),
    ] as [([String], String)])
  func refusesABadCommandLine(arguments: [String], words: String) async throws {
    let outcome = await (try TestSite()).run(["import"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }

  @Test func needsASite() async throws {
    let site = try TestSite()
    try site.remove("gallerist.yml")
    #expect(try await run(site, Self.table).code == 78)
    try site.write("gallerist.yml", "titel: x\n")
    #expect(try await run(site, Self.table).code == 78)
    #expect(!site.exists("content"))
  }
}
