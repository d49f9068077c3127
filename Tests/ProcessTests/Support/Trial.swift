import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Testing

/// One run that was broken off, and how the person goes on from there.
struct Trial: Sendable {
  let situation: Situation
  let site: ProcessSite
  let sandbox: Sandbox
  let arguments: [String]
  /// How many charges there were when the situation was ready, and when this trial began: those between are others'.
  let before: Int
  let start: Int
  let name: String
  /// How the run ended that was broken off.
  let ending: Ending

  private var charges: [Charge] {
    get async {
      let all = await sandbox.charges()
      return Array(all[..<before] + all[start...])
    }
  }

  /// Every task that was charged is in the books, or its fact was printed: then a person keeps it.
  func expectNoTaskForgotten() async throws {
    let attempts = try site.books().holdings.attempts
    let known = Set(attempts.compactMap(\.task))
    for charge in await sandbox.charges()[start...] {
      // Nothing goes out before it is written down that it will.
      #expect(attempts.contains { $0.request.map { ProcessSite.prompt(of: $0.picture) } == charge.prompt }, "\(name)")
    }
    for charge in await charges.dropFirst(before) where !known.contains(charge.taskID) {
      let line = ending.messages.split(separator: "\n").first { $0.contains(charge.taskID) && $0.contains("{\"") }
      let fact = line.map { String($0.drop { $0 != "{" }) } ?? ""
      try #require(!fact.isEmpty, "\(name): \(ending)")
      #expect(try FactLine(fact).fact?.kind == .task)
      try site.append(fact + "\n", to: ".gallerist/rescue.jsonl")
    }
  }

  /// Runs the command again, settles what is in doubt, and looks whether all is well.
  @discardableResult
  func finish() async throws -> Outcome {
    let person = Person(site, sandbox) { await charges }
    let doubts = try person.doubts()
    let isMaking = ["generate", "build"].contains(arguments[0])
    if isMaking {
      let sent = try await promptsSent()
      let second = try await sandbox.run(site, arguments)
      #expect(second.code == (doubts.isEmpty ? 0 : 4), "\(name): \(second)")
      // What is in doubt, accepted or stored is not sent again.
      let again = try await promptsSent().dropFirst(sent.count)
      for doubt in doubts {
        let picture = try #require(doubt.request?.picture)
        #expect(!again.contains(ProcessSite.prompt(of: picture)), "\(name): sent again in doubt")
      }
    } else {
      // It says whether there is still something to do.
      let second = try await sandbox.run(site, arguments)
      #expect(doubts.isEmpty || second.code == 0, "\(name): \(second)")
    }
    try situation.restore(site)
    if try await person.settle() > 0 || !isMaking {
      let last = try await sandbox.run(site, generate)
      #expect(last.code == 0, "\(name): \(last)")
    }
    if !situation.maySend { #expect(await sandbox.charges().count == start, "\(name): sent once more") }
    let outcome = try Outcome(of: site, charges: await charges)
    #expect(outcome.isFine, "\(name): \(outcome)")
    return outcome
  }

  private func promptsSent() async throws -> [String] {
    try await sandbox.received(.generate).map { request in
      struct Body: Decodable { var prompt: String }
      return request.body.isEmpty ? "" : try JSONDecoder().decode(Body.self, from: Data(request.body)).prompt
    }
  }
}
