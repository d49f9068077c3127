import GalleryModel
import PromptFiles
import Testing

@Suite struct BodyTests {
  @Test func takesTheWholeBodyAsThePrompt() throws {
    let file = try file("---\ntitle: Mug\n---\n\n\n  A mug\n\n```json\n{}\n```\n \t\n")
    #expect(file.pictures.map(\.request.prompt) == ["A mug\n\n```json\n{}\n```"])
    #expect(file.pictures.map(\.line) == [6])
    #expect(file.body == [.prompt(0)])
  }

  @Test func splitsNotesAndPrompts() throws {
    let file = try file(
      """
      ---
      title: Espresso, three ways
      quality: low
      ---
      Softbox from the left, always the same counter. {{not a placeholder}}

      ```prompt
      A premium product photo
      ```

      The same machine, larger:

      ```swift
      print("no prompt")
      ```

      ~~~~ prompt id=close quality=high alt="The \\"portafilter\\" \\\\ close" resolution=4k
      Macro shot \\{{
      ~~~
      still inside
      ~~~~~ \t
      ```prompt
      Third
      ```
      """)
    #expect(
      file.body == [
        .markdown("Softbox from the left, always the same counter. {{not a placeholder}}"), .prompt(0),
        .markdown("The same machine, larger:\n\n```swift\nprint(\"no prompt\")\n```"), .prompt(1), .prompt(2),
      ])
    #expect(file.pictures.map(\.id.text) == ["a", "a#close", "a#3"])
    #expect(
      file.pictures.map(\.request.prompt) == ["A premium product photo", "Macro shot {{\n~~~\nstill inside", "Third"])
    #expect(file.pictures.map(\.request.quality) == [.low, .high, .low])
    #expect(file.pictures.map(\.request.resolution) == [.oneK, .fourK, .oneK])
    #expect(file.pictures.map(\.alt) == [nil, "The \"portafilter\" \\ close", nil])
    #expect(file.pictures.map(\.line) == [8, 18, 23])
  }

  @Test(
    arguments: [
      // Up to three spaces, which are taken off the lines too.
      ("   ```prompt\n   A\n     B\n  C\n   ```", ["A\n  B\nC"]),
      // Four spaces are code.
      ("    ```prompt\n    A\n    ```", ["```prompt\n    A\n    ```"]),
      // A longer fence holds a shorter one.
      ("````md\n```prompt\nA\n```\n````\n```prompt\nB\n```", ["B"]),
      // A fence is closed by its own sign only, at least as long, with nothing behind it.
      ("```prompt\nA\n~~~\n``\n``` x\n````", ["A\n~~~\n``\n``` x"]),
      // Two signs are no fence, and backticks cannot stand in the info string of backticks.
      ("``prompt\nA\n``", ["``prompt\nA\n``"]),
      ("```prompt `x`\nA", ["```prompt `x`\nA"]),
      // The first word counts.
      ("```promptly\nA\n```", ["```promptly\nA\n```"]),
      ("```swift prompt\nA\n```", ["```swift prompt\nA\n```"]),
      // A comment hides a block.
      ("<!--\n```prompt\nA\n```\n-->\n```prompt\nB\n```", ["B"]),
      ("<!-- one line -->\n```prompt\nB\n```", ["B"]),
      // Another block that is not closed goes on to the end.
      ("```prompt\nA\n```\n```swift\n```prompt\nB", ["A"]),
    ] as [(String, [String])])
  func followsTheRulesOfFences(text: String, prompts: [String]) throws {
    #expect(try file(text).pictures.map(\.request.prompt) == prompts)
  }

  @Test func refusesMoreThanAThousandPictures() throws {
    let blocks = { (count: Int) in String(repeating: "```prompt\nA\n```\n", count: count) }
    #expect(try problems(in: blocks(1_000)) == [])
    #expect(try problems(in: blocks(1_002)) == ["3001:1: a file may ask for at most 1000 pictures"])
  }
}
