import Foundation
import JoyAISandbox
import Testing

/// A situation made ready for many trials, each on a copy of its site.
struct Stage {
  let situation: Situation
  /// The calls of the command that write, by their names, in their order.
  let calls: [String]
  private let sandbox: Sandbox
  private let template: ProcessSite
  private let arguments: [String]
  /// The charges that the situation itself has brought.
  private let before: Int

  init(_ situation: Situation, _ sandbox: Sandbox) async throws {
    self.situation = situation
    self.sandbox = sandbox
    template = try ProcessSite(pictures: situation.pictures, edits: situation.edits)
    try await situation.prepare(template, sandbox)
    arguments = try await situation.command(template, sandbox)
    before = await sandbox.charges().count
    let site = try template.copy()
    let log = site.file("calls.txt")
    let ending = try await sandbox.run(site, arguments, variables: ["GALLERIST_FAULT_LOG": log.path])
    try #require(ending.code == 0, "\(ending)")
    calls = try site.text("calls.txt").split(separator: "\n").map { line in
      String(line.split(separator: " ").dropFirst().first ?? "")
    }
    #expect(calls.count > 5)
  }

  /// The numbers of the calls that are tried: every one of the first picture's, and of the many alike that follow one in
  /// five, unless `GALLERIST_THOROUGH` is set.
  var steps: [Int] {
    (1...max(1, calls.count)).filter { $0 <= 45 || $0.isMultiple(of: 5) || Situation.isThorough }
  }

  /// Runs the command with a fault.
  func trial(fault: String) async throws -> Trial {
    let site = try template.copy()
    let start = await sandbox.charges().count
    let ending = try await sandbox.run(site, arguments, variables: ["GALLERIST_FAULT": fault])
    return Trial(
      situation: situation, site: site, sandbox: sandbox, arguments: arguments, before: before, start: start,
      name: fault, ending: ending)
  }
}
