import Foundation
import GalleryModel
import Site
import Testing

@Suite struct ComparisonPageTests {
  /// A file whose only prompt has these cells and takes, in the order of the keys.
  private func file(
    _ axes: [(String, [String])], takes: Int = 1, prompt: String = "A {{finish}} mug",
    change: (inout PromptFile) -> Void = { _ in }
  ) -> PromptFile {
    let id = "mug"
    var cells: [[MatrixValue]] = [[]]
    for (key, values) in axes {
      cells = cells.flatMap { cell in values.map { cell + [MatrixValue(key: key, value: $0)] } }
    }
    return Fixture.file(id, title: "Mug") { file in
      file.pictures = cells.flatMap { cell in
        (1...takes).map { take in
          var text = prompt
          for value in cell { text = text.replacing("{{\(value.key)}}", with: value.value) }
          let quality = cell.first { $0.key == "quality" }.flatMap { Quality(rawValue: $0.value) } ?? .medium
          let name = cell.map { "\($0.key)=\(Slug.make($0.value))" }.joined(separator: ",")
          return Picture(
            id: PictureID(path: id, cell: name.isEmpty ? nil : name, take: take), file: "content/\(id).md", line: 1,
            cell: cell, request: Fixture.request(text, quality: quality))
        }
      }
      change(&file)
    }
  }

  private func page(_ file: PromptFile, stored: Bool = true) throws -> String {
    var input = Fixture.input([file])
    if stored {
      for (number, picture) in file.pictures.enumerated() { Fixture.store(picture, in: &input, credits: 10 + number) }
    }
    return try #require(try Fixture.render(input)["\(file.id)/index.html"])
  }

  @Test func twoKeysMakeATableWithTheFewerValuesAcross() throws {
    let page = try page(file([("quality", ["low", "high"]), ("finish", ["black", "steel", "red"])]))
    #expect(page.contains("<caption id=\"prompt-1-table-1\"><bdi>finish</bdi> × <bdi>quality</bdi></caption>"))
    #expect(page.components(separatedBy: "<th scope=\"col\">").count == 3)
    #expect(page.components(separatedBy: "<th scope=\"row\">").count == 4)
    #expect(
      page.contains("<div class=\"table-frame\" role=\"region\" aria-labelledby=\"prompt-1-table-1\" tabindex=\"0\">"))
    let places = try ["10 credits", "13 credits", "11 credits", "14 credits"].map { text in
      try #require(page.range(of: text)?.lowerBound)
    }
    #expect(places == places.sorted())
    #expect(page.contains("6 pictures</span>"))
    #expect(page.contains("<span>75 credits</span>"))
  }

  @Test func oneKeyMakesARowOfCells() throws {
    let page = try page(file([("finish", ["black", "steel"])]))
    #expect(page.components(separatedBy: "<th scope=\"col\">").count == 3)
    #expect(!page.contains("<th scope=\"row\">"))
    #expect(page.components(separatedBy: "<table").count == 2)
  }

  @Test func aLongRowIsCutIntoTables() throws {
    let page = try page(file([("finish", (1...20).map { "paint \($0)" })]), stored: false)
    #expect(page.components(separatedBy: "<table").count == 4)
    #expect(page.contains("<span>(17–20 / 20)</span>"))
  }

  @Test func moreKeysMakeATableForEachCombinationOfTheOthers() throws {
    let page = try page(
      file([("light", ["north", "south"]), ("quality", ["low", "high"]), ("finish", ["black", "steel"])]))
    #expect(page.components(separatedBy: "<table").count == 3)
    #expect(page.contains("id=\"prompt-1-table-2-group\""))
    #expect(page.contains("<span class=\"axis\" dir=\"auto\">light</span> <bdi>south</bdi>"))
    #expect(page.contains("aria-labelledby=\"prompt-1-table-2-group prompt-1-table-2\""))
  }

  @Test func theSharedPromptIsShownOnceWithItsVariables() throws {
    let page = try page(
      file([("finish", ["red", "blue"]), ("quality", ["low", "high"])], prompt: "A {{finish}} mug, reddish light"))
    #expect(page.contains("A <mark class=\"variable\">{{finish}}</mark> mug, reddish light</p>"))
    #expect(page.components(separatedBy: "<dd><div class=\"prompt-block\">").count == 3)
    #expect(page.contains(">A blue mug, reddish light</p>"))
  }

  @Test func promptsWithoutAVisiblePatternAreShownInFull() throws {
    let odd = file([("finish", ["red", "blue"])]) { $0.pictures[1].request.prompt = "Something else" }
    let page = try page(odd, stored: false)
    #expect(!page.contains("<mark"))
    #expect(page.contains(">A red mug</p>") && page.contains(">Something else</p>"))
  }

  @Test func fieldsOfTheRequestLeaveOnePrompt() throws {
    let page = try page(file([("quality", ["low", "high"])], prompt: "A mug"))
    #expect(page.components(separatedBy: "<p class=\"prompt\"").count == 2)
    #expect(!page.contains("<details"))
    #expect(!page.contains("<dt>Quality</dt>"))
    #expect(page.components(separatedBy: "<dt>Resolution</dt><dd>2k</dd>").count == 2)
  }

  @Test func takesHangSideBySide() throws {
    let page = try page(file([], takes: 3, prompt: "A mug"))
    #expect(!page.contains("<table"))
    #expect(page.components(separatedBy: "<ul class=\"takes\">").count == 2)
    #expect(page.components(separatedBy: "</li>\n</ul>").count >= 2)
    for take in 1...3 { #expect(page.contains("<span>Take \(take)</span>")) }
    #expect(page.contains("id=\"picture-3\""))
  }

  @Test func takesOfACellStandTogether() throws {
    let page = try page(file([("finish", ["black", "steel"])], takes: 2))
    let cells = page.components(separatedBy: "<td class=")
    #expect(cells.count == 3)
    #expect(cells[1].contains("Take 1") && cells[1].contains("Take 2"))
  }

  @Test func missingCellsSayTheirState() throws {
    let mug = file([("finish", ["black", "steel"])])
    var input = Fixture.input([mug])
    input.works[Fixture.fingerprint(of: mug.pictures[1])] = Work.failed(reason: nil)
    let page = try #require(try Fixture.render(input)["mug/index.html"])
    #expect(page.contains("not made yet") && page.contains(">failed</span>"))
    #expect(page.components(separatedBy: "class=\"placeholder shape-1x1\"").count == 3)
    #expect(!page.contains("credits</span>"))
  }

  @Test func aThousandPicturesLoadAsTheyComeIntoView() throws {
    let page = try page(
      file([("finish", (1...50).map(String.init)), ("quality", ["low", "high"])], takes: 10), stored: true)
    #expect(page.components(separatedBy: "loading=\"lazy\"").count == 1_000 - 4 + 1)
    #expect(page.utf8.count < 1_500_000)
  }

  @Test func otherPromptsOfTheFileStayAsTheyAre() throws {
    let mug = file([("finish", ["black", "steel"])]) { file in
      var single = Fixture.picture("mug", Fixture.request("Alone"), block: "2")
      single.block = 1
      file.pictures.append(single)
      file.body = [.prompt(0), .markdown("Between"), .prompt(1), .markdown("After")]
    }
    let page = try page(mug)
    #expect(page.contains("<div class=\"work shape-1632x2048\" id=\"picture-3\">"))
    #expect(page.contains("<h2 class=\"hidden\">Prompt 2</h2>"))
    #expect(page.components(separatedBy: "<h1").count == 2)
    #expect(page.components(separatedBy: "<p>Between</p>").count == 2)
  }
}
