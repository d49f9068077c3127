import JoyAISandbox
import Testing

/// The documented price table, read independently of the sandbox's own.
struct Price: Sendable, CustomTestStringConvertible {
  var mode: String
  var quality: String
  var resolution: String
  var credits: Int
  var testDescription: String { "\(mode) \(quality) \(resolution): \(credits)" }

  static let documented: [Price] = [
    ("text", "low", [2, 4, 6]), ("text", "medium", [12, 24, 36]), ("text", "high", [44, 88, 132]),
    ("edit", "low", [6, 12, 18]), ("edit", "medium", [12, 24, 36]), ("edit", "high", [44, 88, 132]),
  ].flatMap { mode, quality, row in
    zip(["1k", "2k", "4k"], row).map { Price(mode: mode, quality: quality, resolution: $0, credits: $1) }
  }
}

@Suite struct CreditsTests {
  @Test(arguments: Price.documented)
  func chargesByTheTable(price: Price) async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      var fields: [String: Any] = ["quality": price.quality, "resolution": price.resolution]
      if price.mode == "edit" { fields["images"] = ["https://example.com/source.jpg"] }
      let answer = try await Visitor(sandbox: sandbox).draw("a red chair", fields)
      #expect(answer.data["credits_charged"] as? Int == price.credits)
      #expect(await sandbox.totalCharged() == price.credits)
    }
  }

  @Test func chargesJoyAIFlat() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let images = ["https://example.com/a.jpg", "https://example.com/b.jpg", "https://example.com/c.jpg"]
      let answer = try await Visitor(sandbox: sandbox).generate([
        "model": "joyai", "prompt": "mix", "images": images, "size": "2048*1024",
      ])
      #expect(answer.data["credits_charged"] as? Int == 24)
    }
  }

  @Test func fillsInMediumAndOneK() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let answer = try await Visitor(sandbox: sandbox).draw("a red chair")
      #expect(answer.data["credits_charged"] as? Int == 12)
    }
  }

  @Test func refusesWhatTheAccountCannotPay() async throws {
    try await Sandbox.withRunning(quick { $0.credits = 20 }) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      #expect(try await visitor.draw("one").code == 200)
      let refused = try await visitor.draw("two")
      #expect(refused.status == 402)
      #expect(refused.code == 402)
      #expect(refused.message == "not enough credits")
      #expect(try await visitor.draw("three", ["quality": "low"]).code == 200)
      #expect(await sandbox.creditsLeft() == 6)
      #expect(await sandbox.charges().map(\.prompt) == ["one", "three"])
    }
  }
}
