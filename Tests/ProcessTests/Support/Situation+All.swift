import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Subprocess
import Testing

extension Situation {
  static let one = Situation(name: "generate one picture")

  static let two = Situation(name: "generate two pictures", pictures: ["a", "b"])

  static let chain = Situation(
    name: "generate a picture and an edit of it", pictures: ["a", "b"], edits: ["b": "a"])

  static let edit = Situation(
    name: "generate an edit of an earlier picture", pictures: ["a", "b"], edits: ["b": "a"],
    prepare: { site, sandbox in
      let ending = try await sandbox.run(site, generate + ["--only", "a"])
      #expect(ending.code == 0)
    })

  static let build = Situation(
    name: "build",
    command: { _, _ in ["build"] + generate.dropFirst() })

  static let fetch = Situation(
    name: "go on with a task that was accepted earlier",
    prepare: { site, sandbox in
      // Ended by a person while the task is under way.
      await sandbox.add(SandboxFault(.status, .answer(.http(503))))
      let ending = try await sandbox.run(site, generate) { program in
        try await program.wait { await !sandbox.received(.status).isEmpty }
        program.send(.interrupt)
      }
      await sandbox.removeFaults()
      #expect(ending.code == 130)
    }, maySend: false)

  static let rescue = Situation(
    name: "take in a rescue file",
    prepare: { site, sandbox in
      try await fetch.prepare(site, sandbox)
      // Only the rescue file knows of the task, as after a run whose ledger and lock could not be written.
      let task = try #require(try site.lock().lines.first { $0.fact?.kind == .task })
      try site.append(task.text + "\n", to: ".gallerist/rescue.jsonl")
      try site.remove("gallerist.lock")
      for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] where site.exists(".gallerist/\(name)") {
        try site.remove(".gallerist/\(name)")
      }
    }, maySend: false)

  static let damagedLedger = Situation(
    name: "set a damaged ledger aside",
    prepare: { site, sandbox in
      try await fetch.prepare(site, sandbox)
      for name in ["ledger.sqlite-wal", "ledger.sqlite-shm"] where site.exists(".gallerist/\(name)") {
        try site.remove(".gallerist/\(name)")
      }
      try site.write(".gallerist/ledger.sqlite", String(repeating: "This is no database. ", count: 1_000))
    }, maySend: false)

  static let adopt = Situation(
    name: "adopt", pictures: ["a", "b"],
    command: { site, _ in
      let made = try #require(
        try site.lock().lines.compactMap { Holdings([$0]).storedPictures.values.first?.first }.first)
      return ["adopt", "a", site.file("images/" + made.original.path).path]
    },
    prepare: { site, sandbox in
      let ending = try await sandbox.run(site, generate + ["--only", "b"])
      #expect(ending.code == 0)
    }, maySend: false)

  static let pick = Situation(
    name: "pick",
    command: { site, _ in
      let stored = try #require(try site.books().holdings.storedPictures.values.first)
      #expect(stored.count == 2)
      return ["pick", "a", try #require(stored.last).original.sha256]
    },
    prepare: { site, sandbox in
      await sandbox.add(SandboxFault(.generate, .outcome(.succeeded(pictures: 2))))
      let ending = try await sandbox.run(site, generate)
      await sandbox.removeFaults()
      #expect(ending.code == 0)
    }, maySend: false)

  static let gc = Situation(
    name: "gc --apply", pictures: ["a", "b"],
    command: { _, _ in ["gc", "--apply"] },
    prepare: { site, sandbox in
      let made = try await sandbox.run(site, generate)
      #expect(made.code == 0)
      let git = "git -C \"$SITE\" -c user.name=Test -c user.email=test@example.com"
      let script = "\(git) init -q && \(git) add content gallerist.yml gallerist.lock images && \(git) commit -q -m All"
      let committed = try await Program(site).runInShell(script, [], variables: ["SITE": site.url.path])
      #expect(committed.code == 0, "\(committed)")
      try site.remove("content/b.md")
    },
    // What git holds comes from there.
    restore: { try $0.add("b") }, maySend: false)

  static let resolveTask = Situation(
    name: "resolve --task",
    command: { site, sandbox in
      let person = Person(site, sandbox)
      let doubt = try #require(try person.doubts().first)
      return ["resolve", doubt.id, "--task", try #require(try await person.unclaimedTask(of: doubt))]
    },
    prepare: { site, sandbox in try await doubt(site, sandbox, .lostAnswer) }, maySend: false)

  static let resolveNotCharged = Situation(
    name: "resolve --not-charged",
    command: { site, sandbox in ["resolve", try #require(try Person(site, sandbox).doubts().first).id, "--not-charged"]
    },
    prepare: { site, sandbox in try await doubt(site, sandbox, .answer(.http(500))) })

  static let resolveRetry = Situation(
    name: "resolve --retry",
    command: { site, sandbox in ["resolve", try #require(try Person(site, sandbox).doubts().first).id, "--retry"] },
    prepare: { site, sandbox in try await doubt(site, sandbox, .answer(.http(500))) })

  private static func doubt(_ site: ProcessSite, _ sandbox: Sandbox, _ behaviour: SandboxBehaviour) async throws {
    await sandbox.add(SandboxFault(.generate, behaviour))
    let ending = try await sandbox.run(site, generate)
    await sandbox.removeFaults()
    #expect(ending.code == 4)
  }

  /// Those whose names have the words of `GALLERIST_SITUATION`, where that is set.
  static let all = [
    one, two, chain, edit, build, fetch, rescue, damagedLedger, resolveTask, resolveNotCharged, resolveRetry, adopt,
    pick, gc,
  ].filter { situation in
    ProcessInfo.processInfo.environment["GALLERIST_SITUATION"].map { situation.name.contains($0) } ?? true
  }
}
