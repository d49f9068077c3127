/// Credits for each request, as the provider documents them; settings may override single prices.
package struct PriceTable: Hashable, Sendable {
  /// The flat price of a `joyai` request, in credits.
  package var joyai: Int
  /// Credits of `gptimage2` by mode, quality and resolution.
  package var gptimage2: [RequestMode: [Quality: [Resolution: Int]]]

  package init(joyai: Int, gptimage2: [RequestMode: [Quality: [Resolution: Int]]]) {
    self.joyai = joyai
    self.gptimage2 = gptimage2
  }

  /// The documented prices (JoyAI Image API documentation, "Models and credits").
  package static let documented = PriceTable(
    joyai: 24,
    gptimage2: [
      .text: [
        .low: [.oneK: 2, .twoK: 4, .fourK: 6],
        .medium: [.oneK: 12, .twoK: 24, .fourK: 36],
        .high: [.oneK: 44, .twoK: 88, .fourK: 132],
      ],
      .edit: [
        .low: [.oneK: 6, .twoK: 12, .fourK: 18],
        .medium: [.oneK: 12, .twoK: 24, .fourK: 36],
        .high: [.oneK: 44, .twoK: 88, .fourK: 132],
      ],
    ])

  /// What a request costs in credits, or nil where the table has no price: then nothing may be sent.
  package func credits(for request: ImageRequest) -> Int? {
    switch request.options {
    case .joyai: joyai
    case .gptimage2(let options): gptimage2[request.mode]?[options.quality]?[options.resolution]
    }
  }
}
