import GalleryModel
import Testing

/// The table of the JoyAI Image API documentation, "Models and credits", written out once more.
struct PriceTableTests {
  private static let cells: [(RequestMode, Quality, Resolution, Int)] = [
    (.text, .low, .oneK, 2), (.text, .low, .twoK, 4), (.text, .low, .fourK, 6),
    (.text, .medium, .oneK, 12), (.text, .medium, .twoK, 24), (.text, .medium, .fourK, 36),
    (.text, .high, .oneK, 44), (.text, .high, .twoK, 88), (.text, .high, .fourK, 132),
    (.edit, .low, .oneK, 6), (.edit, .low, .twoK, 12), (.edit, .low, .fourK, 18),
    (.edit, .medium, .oneK, 12), (.edit, .medium, .twoK, 24), (.edit, .medium, .fourK, 36),
    (.edit, .high, .oneK, 44), (.edit, .high, .twoK, 88), (.edit, .high, .fourK, 132),
  ]

  private func request(_ mode: RequestMode, _ quality: Quality, _ resolution: Resolution) -> ImageRequest {
    ImageRequest(
      prompt: "p", images: mode == .edit ? [.url("https://example.com/a.png")] : [],
      options: .gptimage2(GPTImage2Options(quality: quality, resolution: resolution)))
  }

  @Test func hasEveryDocumentedPriceOfGPTImage2() {
    for (mode, quality, resolution, credits) in Self.cells {
      let request = request(mode, quality, resolution)
      #expect(request.mode == mode)
      #expect(PriceTable.documented.credits(for: request) == credits, "\(mode) \(quality) \(resolution)")
    }
    #expect(Self.cells.count == RequestMode.allCases.count * Quality.allCases.count * Resolution.allCases.count)
  }

  @Test func hasOnePriceForJoyAI() {
    let edit = ImageRequest(
      prompt: "p", images: [.url("https://example.com/a.png")], options: .joyai(size: "512*512"))
    #expect(edit.mode == .edit)
    #expect(PriceTable.documented.credits(for: edit) == 24)
  }

  @Test func hasNoPriceWhereTheTableIsSilent() {
    let table = PriceTable(joyai: 24, gptimage2: [.text: [.low: [.oneK: 2]]])
    #expect(table.credits(for: request(.text, .low, .oneK)) == 2)
    #expect(table.credits(for: request(.text, .low, .twoK)) == nil)
    #expect(table.credits(for: request(.edit, .low, .oneK)) == nil)
  }
}
