import GalleryModel
import PromptFiles
import TestSupport
import Testing

@Suite struct ExpansionTests {
  private static let blocks = """
    ```prompt
    A {{finish}} machine
    ```
    ```prompt id=close alt="Close: {{ finish }}"
    Macro of {{finish}}
    ```
    """

  @Test func makesEveryCombinationInTheOrderWritten() throws {
    let file = try file(
      page("takes: 2\nmatrix: {finish: [Matte Black, steel], quality: [low, high]}", prompt: Self.blocks))
    let cells = ["finish=matte-black,quality=low", "finish=matte-black,quality=high", "finish=steel,quality=low"]
    #expect(
      file.pictures.map(\.id.text).prefix(6)
        == cells.flatMap { ["a@\($0)", "a@\($0)~2"] }[...])
    #expect(file.pictures.count == 16)
    #expect(file.pictures[8].id == PictureID(path: "a", block: "close", cell: cells[0]))
    #expect(file.pictures.map(\.block) == Array(repeating: 0, count: 8) + Array(repeating: 1, count: 8))
    #expect(file.pictures.map(\.line) == Array(repeating: 6, count: 8) + Array(repeating: 9, count: 8))
    #expect(file.pictures[2].request.quality == .high)
    #expect(file.pictures[4].request.prompt == "A steel machine")
    #expect(
      file.pictures[15].cell == [
        MatrixValue(key: "finish", value: "steel"), MatrixValue(key: "quality", value: "high"),
      ])
    #expect(file.pictures[0].alt == nil)
    #expect(file.pictures[8].alt == "Close: Matte Black")
    #expect(file.pictures[1].fingerprint == Fingerprint(of: file.pictures[0].request, take: 2))
    #expect(file.body == [.prompt(0), .prompt(1)])
  }

  @Test func fillsVariables() throws {
    let file = try file(
      page(
        """
        alt: A {{ finish }} mug
        vars:
          finish: matte black
          empty: ""
          number: 007
          nested: "{{finish}} \\\\{{ {{x"
          größe: |
            wide
            and high
        """,
        prompt: "A {{finish}}{{empty}} mug, {{number}}, {{nested}}, \\{{finish}}, {{ größe\t}}, {{gro\u{308}ße}}"))
    #expect(
      file.pictures.map(\.request.prompt) == [
        "A matte black mug, 007, {{finish}} \\{{ {{x, {{finish}}, wide\nand high, wide\nand high"
      ])
    #expect(file.pictures.map(\.alt) == ["A matte black mug"])
    #expect(file.pictures.map(\.id.text) == ["a"])
  }

  @Test func trimsThePromptOnceItIsFilled() throws {
    let file = try file(page("vars: {none: ''}", prompt: "{{none}} A mug {{none}}"))
    #expect(file.pictures.map(\.request.prompt) == ["A mug"])
    #expect(file.pictures.map(\.fingerprint) == [try self.file("A mug").pictures[0].fingerprint])
  }

  private func file(_ text: String) throws -> PromptFile { try PromptFilesTests.file(text) }

  @Test func letsABlockHaveTakesOfItsOwn() throws {
    let blocks = "```prompt takes=1\nA\n```\n```prompt id=b\nB\n```\n```prompt takes=3\nC\n```"
    #expect(
      try file(page("takes: 2", prompt: blocks)).pictures.map(\.id.text) == [
        "a", "a#b", "a#b~2", "a#3", "a#3~2", "a#3~3",
      ])
    #expect(try file(page("takes: 100")).pictures.last?.id.text == "a~100")
  }

  @Test func setsEveryFieldOfARequest() throws {
    let file = try file(
      page(
        """
        matrix:
          resolution: [1k, 2k]
          aspect_ratio: [4:5, 21:9]
          output_format: [png, webp]
          images: ["https://example.com/a.png", ["https://example.com/a.png", "https://example.com/b.png"]]
        """))
    #expect(file.pictures.count == 16)
    let last = try #require(file.pictures.last)
    #expect(
      last.id.cell
        == "resolution=2k,aspect_ratio=21-9,output_format=webp,"
        + "images=https-example-com-a-png-https-example-com-b-png")
    #expect(last.request.resolution == .twoK)
    #expect(last.request.aspectRatio == .twentyOneToNine)
    #expect(last.request.outputFormat == .webp)
    #expect(last.request.images == [.url("https://example.com/a.png"), .url("https://example.com/b.png")])
    #expect(last.cell.map(\.value).prefix(3) == ["2k", "21:9", "webp"])
  }

  @Test func winsOverTheFrontMatterAndLeavesTheRest() throws {
    let file = try file(page("quality: high\nresolution: 2k\nmatrix: {quality: [low, medium]}"))
    #expect(file.pictures.map(\.request.quality) == [.low, .medium])
    #expect(file.pictures.map(\.request.resolution) == [.twoK, .twoK])
  }

  @Test func comparesModels() throws {
    let file = try file(
      page("images: https://example.com/a.png\nquality: high\nsize: 512*512\nmatrix: {model: [joyai, gptimage2]}"))
    #expect(
      file.pictures.map(\.request.options) == [.joyai(size: "512*512"), .gptimage2(GPTImage2Options(quality: .high))])
  }

  @Test func allowsAThousandPicturesAndNoMore() throws {
    let ten = (0..<10).map { "v\($0)" }.joined(separator: ", ")
    let matrix = "matrix: {a: [\(ten)], b: [\(ten)]}"
    #expect(try file(page("takes: 10\n" + matrix)).pictures.count == 1_000)
    let four = (0..<4).map { "```prompt\nP\($0)\n```" }.joined(separator: "\n")
    #expect(
      try problems(in: page(matrix + "\ntakes: 10", prompt: four)) == [
        "2:1: 4 prompts × 100 cells × 10 takes are 4,000 pictures; a file may ask for at most 1,000"
      ])
    #expect(
      try problems(in: page("takes: 100", prompt: (0..<11).map { "```prompt\nP\($0)\n```" }.joined(separator: "\n")))
        == [
          "2:1: 11 prompts × 100 takes are 1,100 pictures; a file may ask for at most 1,000"
        ])
    #expect(
      try problems(in: page(matrix, prompt: "```prompt takes=10\nA\n```\n```prompt\nB\n```")) == [
        "2:1: 100 cells × 11 takes of all prompts are 1,100 pictures; a file may ask for at most 1,000"
      ])
  }

  /// Files of random blocks, variables, matrices and takes.
  @Test(arguments: 0..<40) func neverLosesAPictureByAddingMore(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = ["black", "steel", "red clay", "glass"].shuffled(using: &generator)
    let known = Int.random(in: 1...3, using: &generator)
    let takes = Int.random(in: 1...3, using: &generator)
    let qualities = Array(["low", "medium", "high"].shuffled(using: &generator).prefix(known))
    let blocks = (0...Int.random(in: 0...2, using: &generator)).map {
      "```prompt\nA {{finish}} mug, {{size2}}, \($0)\n```"
    }
    func fingerprints(_ finishes: [String], _ qualities: [String], takes: Int, vars: [String]) throws -> Set<
      Fingerprint
    > {
      let front = """
        takes: \(takes)
        vars: {\(vars.joined(separator: ", "))}
        matrix: {finish: [\(finishes.joined(separator: ", "))], quality: [\(qualities.joined(separator: ", "))]}
        """
      let pictures = try file(page(front, prompt: blocks.joined(separator: "\n"))).pictures
      #expect(pictures.count == blocks.count * finishes.count * qualities.count * takes)
      #expect(Set(pictures.map(\.id)).count == pictures.count)
      return Set(pictures.compactMap(\.fingerprint))
    }
    let vars = ["size2: large", "unused: x"]
    let before = try fingerprints(Array(words.prefix(known)), qualities, takes: takes, vars: vars)
    #expect(try fingerprints(Array(words.prefix(known)), qualities, takes: takes, vars: vars.reversed()) == before)
    for (finishes, others, more) in [
      (Array(words.prefix(known)), qualities, takes + 1), (Array(words.prefix(known + 1)), qualities, takes),
      ((words.prefix(known + 1)).reversed(), ["high", "low", "medium"], takes + 2),
    ] {
      let after = try fingerprints(finishes, others, takes: more, vars: vars)
      #expect(after.isSuperset(of: before))
      #expect(after.count == blocks.count * finishes.count * others.count * more)
    }
  }

  @Test(.timeLimit(.minutes(15))) func countsBeforeItExpands() throws {
    let values = (0..<50).map { "v\($0)" }.joined(separator: ", ")
    let keys = (0..<20).map { "  k\($0): [\(values)]" }.joined(separator: "\n")
    #expect(
      try problems(in: page("matrix:\n" + keys)) == [
        "2:1: the matrix has more cells than can be counted; a file may ask for at most 1,000 pictures"
      ])
    let few = (0..<10).map { "  k\($0): [\(values)]" }.joined(separator: "\n")
    #expect(
      try problems(in: page("matrix:\n" + few)) == [
        "2:1: the file asks for 97,656,250,000,000,000 cells; at most 1,000 pictures are possible"
      ])
  }
}
