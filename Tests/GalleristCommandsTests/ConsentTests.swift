import GalleristCommands
import JoyAISandbox
import Testing

@Suite struct ConsentTests {
  /// Two pictures for 24 credits.
  private func site(limit: Int? = nil) throws -> TestSite {
    let setting = limit.map { "generate: {max_credits: \($0)}\n" } ?? ""
    return try TestSite([
      "gallerist.yml": TestSite.settings + setting, "content/a.md": "A mug", "content/b.md": "A cup",
    ])
  }

  @Test(
    arguments: [
      // Nobody can be asked.
      ([], nil, "2 pictures would cost 24 credits, and nobody can be asked; nothing was sent"),
      ([], 500, "2 pictures would cost 24 credits, and nobody can be asked; nothing was sent"),
      // Limits are for the whole plan.
      (["--max-credits", "23"], nil, "2 pictures would cost 24 credits, beyond the limit of 23; nothing was sent"),
      (["--max-credits", "0"], nil, "2 pictures would cost 24 credits, beyond the limit of 0; nothing was sent"),
      (["--yes", "--max-credits", "23"], nil, "beyond the limit of 23; nothing was sent"),
      (["--yes"], 23, "beyond the limit of 23; nothing was sent"),
      // The smaller one holds.
      (["--max-credits", "100"], 20, "beyond the limit of 20; nothing was sent"),
      (["--max-credits", "20"], 100, "beyond the limit of 20; nothing was sent"),
    ] as [([String], Int?, String)])
  func isNeededBeforeAnythingIsSent(arguments: [String], setting: Int?, words: String) async throws {
    let site = try site(limit: setting)
    try await withSandbox { sandbox async throws in
      for command in ["build", "generate"] {
        let outcome = await site.run([command] + arguments, environment: sandbox.environment)
        #expect(outcome.code == 7)
        #expect(outcome.messages.contains(words))
      }
      #expect(await sandbox.received().isEmpty)
      #expect(!site.exists("public"))
      #expect(!site.exists("gallerist.lock"))
    }
  }

  @Test(
    arguments: [
      (["--yes"], nil), (["--max-credits", "24"], nil), (["--max-credits", "24"], 500), (["--yes"], 24),
    ] as [([String], Int?)])
  func isGivenByYesOrALimit(arguments: [String], setting: Int?) async throws {
    let site = try site(limit: setting)
    try await withSandbox { sandbox async throws in
      #expect(await site.run(["build"] + arguments, environment: sandbox.environment).code == 0)
      #expect(await sandbox.totalCharged() == 24)
    }
  }

  @Test(
    arguments: [("y", 0), ("Yes", 0), ("n", 7), ("", 7), ("yeah", 7), (nil, 7)] as [(String?, Int32)])
  func isAskedForOnATerminal(answer: String?, code: Int32) async throws {
    let site = try site()
    try await withSandbox { sandbox async throws in
      let questions = Transcript()
      let outcome = await site.run(["generate"], environment: sandbox.environment) { world in
        world.ask = { question in
          questions.write(question)
          return answer
        }
      }
      #expect(outcome.code == code)
      #expect(questions.text == "Make 2 pictures for 24 credits? [y/N] ")
      // The plan is shown first.
      #expect(outcome.messages.hasPrefix("a  missing  gptimage2 medium 1k  12\nb  missing  gptimage2 medium 1k  12\n"))
      #expect(await sandbox.totalCharged() == (code == 0 ? 24 : 0))
    }
  }

  @Test func isNotAskedForWhereNothingIsMissing() async throws {
    let site = try site(limit: 24)
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let outcome = await site.run(["build", "--max-credits", "0"], environment: sandbox.environment) { world in
        world.ask = { _ in
          Issue.record("asked where nothing is to be paid")
          return nil
        }
      }
      #expect(outcome.code == 0)
    }
  }

  @Test func isNotNeededForTheSandbox() async throws {
    let site = try TestSite([
      "gallerist.yml": "generate: {max_credits: 0}", "content/a.md": "---\nquality: low\n---\nMug",
    ])
    #expect(await site.run(["build", "--sandbox"]).code == 0)
  }

  @Test func isRefusedWithThePriceInMoney() async throws {
    let site = try TestSite([
      "gallerist.yml": "credit_price: {amount: 0.05, currency: EUR}", "content/a.md": "A mug",
    ])
    let outcome = await site.run(["build"], environment: ["JOYAI_API_KEY": testKey])
    #expect(outcome.code == 7)
    #expect(outcome.messages.contains("1 picture would cost 12 credits (0.60 EUR), and nobody can be asked"))
  }
}
