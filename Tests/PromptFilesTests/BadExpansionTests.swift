import GalleryModel
import PromptFiles
import Testing

@Suite struct BadExpansionTests {
  @Test(
    arguments: [
      ("takes: 0", ["2:8: takes is \"0\"; expected a whole number from 1 to 100"]),
      ("takes: 101", ["2:8: takes is \"101\"; expected a whole number from 1 to 100"]),
      (
        "takes: 99999999999999999999", ["2:8: takes is \"99999999999999999999\"; expected a whole number from 1 to 100"]
      ),
      ("takes: [1]", ["2:8: takes is a list; expected a whole number from 1 to 100"]),
      ("vars: [a]", ["2:7: vars is a list; expected names with their texts, such as {finish: matte black}"]),
      ("vars: {a: [b]}", ["2:11: vars.a is a list; expected a text"]),
      ("vars: {a: }", ["2:11: vars.a is empty; expected a text"]),
      (
        "vars: {quality: x}",
        ["2:8: vars has the name \"quality\", which is a key of prompt files with another meaning"]
      ),
      ("vars: {'a=b': x}", ["2:8: vars has the name \"a=b\"; expected letters, digits, - and _"]),
      ("vars: {é: x, e\u{301}: y}", ["2:14: the key \"é\" is there twice"]),
      (
        "matrix: 3",
        ["2:9: matrix is \"3\"; expected keys with lists of values, such as {finish: [matte black, steel]}"]
      ),
      ("matrix:", ["2:8: matrix is empty; expected keys with lists of values, such as {finish: [matte black, steel]}"]),
      ("matrix: {a: b}", ["2:13: matrix.a is \"b\"; expected a list of values, such as [matte black, steel]"]),
      ("matrix: {a: {b: c}}", ["2:13: matrix.a is a map; expected a list of values, such as [matte black, steel]"]),
      ("matrix: {a: []}", ["2:13: matrix.a is an empty list; expected at least one value"]),
      ("matrix: {a: [[b]]}", ["2:14: matrix.a is a list; expected a text"]),
      ("matrix: {a: [b, ]}\nextra: 1", []),
      ("matrix: {a: [b, null]}", ["2:17: matrix.a is empty; expected a text"]),
      ("matrix: {a: ['!!']}", ["2:14: matrix.a has \"!!\"; expected a letter or digit in it, for the id"]),
      (
        "matrix: {a: [Matte Black, matte-black]}",
        ["2:27: matrix.a has \"Matte Black\" and \"matte-black\", which are both matte-black in ids"]
      ),
      ("matrix: {quality: [low, ultra]}", ["2:25: quality is \"ultra\"; expected low, medium or high"]),
      ("matrix: {quality: [low, low]}", ["2:25: matrix.quality has \"low\" and \"low\", which are both low in ids"]),
      ("matrix: {callback_url: [x]}", ["2:10: callback_url changes no picture and cannot be in a matrix"]),
      (
        "matrix: {title: [x]}",
        ["2:10: matrix has the name \"title\", which is a key of prompt files with another meaning"]
      ),
      ("matrix: {a b: [x]}", ["2:10: matrix has the name \"a b\"; expected letters, digits, - and _"]),
      (
        "matrix: {'a#b': [x], c@d: [x]}",
        [
          "2:10: matrix has the name \"a#b\"; expected letters, digits, - and _",
          "2:22: matrix has the name \"c@d\"; expected letters, digits, - and _",
        ]
      ),
      (
        "matrix: {qualty: [low, high]}",
        ["2:10: matrix has \"qualty\", which no prompt uses; did you mean \"quality\"?"]
      ),
      ("matrix: {size: [1*1]}", ["2:10: size is for joyai, and a@size=1-1 is made by gptimage2"]),
      (
        "images: https://a.b/c\nmatrix: {model: [joyai, gptimage2], quality: [low]}",
        ["3:37: quality is for gptimage2, and a@model=joyai,quality=low is made by joyai"]
      ),
      (
        "quality: high\nmatrix: {model: [joyai]}\nimages: https://a.b/c",
        ["2:1: quality is for gptimage2; joyai knows size"]
      ),
      ("matrix: {model: [joyai, gptimage2]}", ["2:18: joyai edits 1 to 3 images; this picture has none"]),
      ("vars: {a: x}\nmatrix: {a: [x]}", ["2:8: \"a\" is in vars and in matrix (line 3)"]),
      ("tags: a, b", ["2:7: tags is \"a, b\"; expected a list"]),
    ] as [(String, [String])])
  func saysWhatIsWrongInTheFrontMatter(frontMatter: String, expected: [String]) throws {
    #expect(try problems(in: page(frontMatter)) == expected)
  }

  @Test(
    arguments: [
      ("A {{finsh}}", ["4:3: unknown placeholder \"finsh\"; did you mean \"finish\"?"]),
      (
        "Ä\n é {{other}} {{finish}} {{ finsh }}",
        ["5:4: unknown placeholder \"other\"", "5:25: unknown placeholder \"finsh\"; did you mean \"finish\"?"]
      ),
      ("{{quality}}", ["4:1: unknown placeholder \"quality\""]),
      ("{{}}", ["4:1: the placeholder has no name"]),
      ("{{finish", ["4:1: {{ is not closed by }} in its line"]),
      ("{{finish\n}}", ["4:1: {{ is not closed by }} in its line"]),
      ("{{ {{finish}}", ["4:1: {{ is not closed by }} in its line"]),
      ("{{Finish}}", ["4:1: unknown placeholder \"Finish\"; did you mean \"finish\"?"]),
      ("```prompt takes=0\nA\n```", ["4:17: takes is \"0\"; expected a whole number from 1 to 100"]),
      ("```prompt alt=\"é {{finsh}}\"\nA\n```", ["4:18: unknown placeholder \"finsh\"; did you mean \"finish\"?"]),
      ("```prompt vars=x\nA\n```", ["4:11: unknown key \"vars\""]),
      ("```Prompt\nA\n```", ["4:4: the block begins with \"Prompt\"; did you mean \"prompt\"?"]),
      ("``` promt id=a\nA\n```", ["4:5: the block begins with \"promt\"; did you mean \"prompt\"?"]),
      ("~~~prompt{id=a}\nA\n~~~", ["4:4: the block begins with \"prompt{id=a}\"; did you mean \"prompt\"?"]),
      ("```text\nA\n```", []),
    ] as [(String, [String])])
  func saysWhatIsWrongInTheBody(body: String, expected: [String]) throws {
    #expect(try problems(in: page("vars: {finish: steel}", prompt: body)) == expected)
  }

  @Test func namesTheCellThatBreaksARule() throws {
    let long = String(repeating: "x", count: 1_500)
    let front = "model: joyai\nimages: https://a.b/c\nmatrix: {text: ['a', '\(long.prefix(1_490))'], n: ['1', '2']}"
    #expect(
      try problems(in: page(front, prompt: "{{text}} 1234567890")) == [
        "6:1: the prompt has 1501 characters in the cell text=\(String(repeating: "x", count: 195))…; joyai takes at most 1500"
      ])
    #expect(
      try problems(in: page("vars: {none: ''}\nmatrix: {n: ['1', '2']}", prompt: " {{none}} ")) == [
        "5:2: the prompt is empty in the cell n=1"
      ])
    #expect(
      try problems(in: page("matrix: {text: ['\(long)\(long)', a]}", prompt: "{{text}}")) == [
        "2:1: the matrix would add 3006 bytes to the ids of pictures; at most 2000 are possible"
      ])
  }

  @Test func findsAPlaceholderInAnAltWhereverItStands() throws {
    let front = "alt: \"a \\\\{{b}} {{x}} é {{y}}\"\ntitle: b"
    #expect(try problems(in: page(front)) == ["2:17: unknown placeholder \"x\"", "2:25: unknown placeholder \"y\""])
    #expect(try problems(in: page("alt: >\n  one\n  two {{x}}")) == ["4:7: unknown placeholder \"x\""])
  }

  @Test func listsWhatIsKnown() throws {
    let site = try TemporarySite([
      "content/a.md": page("vars: {b: x}\nmatrix: {a: [y], quality: [low]}", prompt: "{{foo}} {{quality}}"),
      "content/b.md": "{{foo}}", "content/c.md": page("tags: a, b"),
    ])
    #expect(
      try site.read().diagnostics.map(\.help) == [
        "known are b and a", "quality is a key of prompt files and no variable",
        "give it a text under vars or matrix, or write \\{{ for a literal {{", "write tags: [a, b]",
      ])
  }

  @Test func addsNothingWhereVariablesCannotBeRead() throws {
    #expect(try problems(in: page("vars: 3", prompt: "{{a}}")).count == 1)
    #expect(try problems(in: page("matrix: {a: 3, model: x}", prompt: "{{a}} {{b}}")).count == 2)
    #expect(try problems(in: "---\n- a\n---\n{{a}}").count == 1)
  }

  @Test func refusesWhatBlockAndMatrixBothSet() throws {
    #expect(
      try problems(in: page("matrix: {quality: [low, high]}", prompt: "```prompt quality=low\nA\n```")) == [
        "4:11: quality is set here and by the matrix (line 2)"
      ])
  }

  @Test func saysOnceWhatConcernsEveryPrompt() throws {
    let blocks = (0..<5).map { "```prompt\nP\($0)\n```" }.joined(separator: "\n")
    #expect(try problems(in: page("model: joyai\nquality: high", prompt: blocks)).count == 2)
  }

  @Test func refusesATokenAsAVariable() throws {
    let text = "sk-live-0123456789abcdef0123"
    for front in ["vars: {a: \(text)}", "matrix: {a: [\(text)]}", "vars: {\(text): a}"] {
      let found = try TemporarySite(["content/a.md": page(front)]).read().diagnostics
      #expect(found.count == 1)
      #expect(!String(describing: found).contains("0123456789abcdef"))
    }
  }
}
