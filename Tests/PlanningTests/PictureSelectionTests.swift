import GalleryModel
import Planning
import Testing

struct PictureSelectionTests {
  private static let pictures = [
    PictureID(path: "cup"), PictureID(path: "cup", take: 2), PictureID(path: "cup-2"),
    PictureID(path: "mugs/red", cell: "finish=steel"), PictureID(path: "mugs/red", cell: "finish=cream"),
    PictureID(path: "mugs/red", block: "close", cell: "finish=steel"),
    PictureID(path: "mugs/red", block: "close", cell: "finish=steel", take: 2),
  ].map { id in
    Picture(
      id: id, file: "content/\(id.path).md", line: 1,
      request: ImageRequest(prompt: "A cup", options: .gptimage2(GPTImage2Options())))
  }

  @Test(
    arguments: [
      ("cup", ["cup"]), ("cup*", ["cup", "cup~2", "cup-2"]),
      (
        "mugs/red",
        [
          "mugs/red@finish=steel", "mugs/red@finish=cream", "mugs/red#close@finish=steel",
          "mugs/red#close@finish=steel~2",
        ]
      ),
      ("mugs/red#close", ["mugs/red#close@finish=steel", "mugs/red#close@finish=steel~2"]),
      ("mugs/red#close@finish=steel", ["mugs/red#close@finish=steel"]),
      ("mugs/red@finish=cream", ["mugs/red@finish=cream"]), ("mugs/r", []), ("mugs", []), ("other", []),
    ] as [(String, [String])])
  func namesPicturesOrWhatTheyArePartOf(pattern: String, ids: [String]) {
    let selection = PictureSelection([PictureGlob(pattern)], of: Self.pictures)
    #expect(Self.pictures.filter(selection.contains).map(\.id.text) == ids)
  }

  @Test func isEverythingWithoutAPattern() {
    #expect(Self.pictures.allSatisfy(PictureSelection([], of: Self.pictures).contains))
  }
}
