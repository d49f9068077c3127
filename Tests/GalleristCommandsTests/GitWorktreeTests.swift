import Foundation
import GalleristCommands
import JoyAI
import JoyAISandbox
import SiteFolder
import Synchronization
import Testing

/// Git for real: two worktrees at work at once, and what happens to the repository while a person is asked.
@Suite(.timeLimit(.minutes(15))) struct GitWorktreeTests {
  private var pid: Int32 { ProcessInfo.processInfo.processIdentifier }

  @Test(arguments: ["generate", "build"]) func oneOfTwoWorktreesAtOnceWaits(command: String) async throws {
    let site = try await GitSite()
    let other = try await site.worktree("-b", "feature", "PATH")
    let sandboxClock = MovableClock()
    try await withSandbox(taskDelay: .seconds(60), clock: sandboxClock.clock) { sandbox async throws in
      let second = Mutex<Outcome?>(nil)
      let clock = FakeTime().clock
      let first = await site.run(["generate", "--yes"], environment: sandbox.environment) { world in
        world.pollingClock = PollingClock(
          elapsed: clock.elapsed,
          sleep: { pause in
            // The first one's task is under way.
            if second.withLock({ $0 == nil }) {
              let outcome = await other.run([command, "--yes"], environment: sandbox.environment)
              second.withLock { $0 = outcome }
              sandboxClock.advance(seconds: 120)
            }
            try await clock.sleep(pause)
          }, jitter: { 0 })
      }
      #expect(first.code == 0)
      let outcome = try #require(second.withLock { $0 })
      #expect(outcome.code == 11)
      #expect(
        outcome.messages
          == "error: another gallerist (process \(pid)) is at work on this site in the worktree \(site.url.path)\n"
          + "  help: wait until it is done\n")
      #expect(await sandbox.charges().count == 1)
      // Nothing was written there.
      #expect(try await other.git("status", "--porcelain", "--ignored").isEmpty)
      try await other.expectNothingIsBought(sandbox)
    }
  }

  @Test func aBusyWorktreeIsNamedAndOnlyWhatMayPayWaits() async throws {
    let site = try await GitSite(at: "sites/mugs")
    let other = try await site.worktree("-b", "feature", "PATH")
    try await withSandbox { sandbox async throws in
      let lock = try SiteLock(try SiteFolder(at: other.url.path))
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 11)
      #expect(
        outcome.messages.contains(
          "another gallerist (process \(pid)) is at work on this site in the worktree \(other.url.path)"))
      #expect(await sandbox.received().isEmpty)
      #expect(await site.run(["plan"]).code == 0)
      #expect(await site.run(["build", "--offline"]).code == 0)
      #expect(await site.run(["generate", "--sandbox"]).code == 0)
      withExtendedLifetime(lock) {}
    }
    try await withSandbox { sandbox async throws in
      #expect(await site.generate(sandbox).code == 0)
      // With nothing missing, nothing can be paid twice.
      let lock = try SiteLock(try SiteFolder(at: other.url.path))
      #expect(await site.generate(sandbox).code == 0)
      withExtendedLifetime(lock) {}
    }
  }

  @Test func otherWorktreesWaitAlsoWhileAPersonIsAsked() async throws {
    let site = try await GitSite()
    let other = try await site.worktree("-b", "feature", "PATH")
    let path = other.url.path
    try await withSandbox { sandbox async throws in
      let refusal = Mutex<SiteFolderError?>(nil)
      let outcome = await site.run(["generate"], environment: sandbox.environment) { world in
        world.ask = { _ in
          do throws(SiteFolderError) {
            _ = try SiteLock(try SiteFolder(at: path))
          } catch {
            refusal.withLock { $0 = error }
          }
          return "n"
        }
      }
      #expect(outcome.code == 7)
      #expect(refusal.withLock { $0 } == .busy(holder: nil))
      #expect(await other.generate(sandbox).code == 0)
    }
  }

  /// The commits of a clone as git has them after a fetch, but nothing names them yet.
  private func fetchUnnamed(_ clone: GitSite, into site: GitSite) async throws -> (path: String, text: String) {
    try await site.git("fetch", "-q", clone.root.path, "main")
    let commit = try await site.git("rev-parse", "FETCH_HEAD")
    try FileManager.default.removeItem(at: site.root.appending(path: ".git/FETCH_HEAD"))
    return (site.root.path + "/.git/refs/heads/fetched", commit)
  }

  @Test func whatIsFetchedWhileAPersonIsAskedIsNotBoughtAgain() async throws {
    let site = try await GitSite()
    try site.write("content/red.md", "A red mug\n")
    try await site.commit()
    let clone = try await site.clone()
    try await withSandbox { sandbox async throws in
      #expect(await clone.generate(sandbox, ["--only", "blue"]).code == 0)
      try await clone.commit()
      let branch = try await fetchUnnamed(clone, into: site)
      let questions = Transcript()
      let outcome = await site.run(["generate"], environment: sandbox.environment) { world in
        world.ask = { question in
          questions.write(question)
          return FileManager.default.createFile(atPath: branch.path, contents: Data(branch.text.utf8)) ? "y" : nil
        }
      }
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(questions.text == "Make 2 pictures for 24 credits? [y/N] ")
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
      #expect(try site.images().count == 2)
    }
  }

  @Test func whatWasNotAgreedToIsNotSent() async throws {
    let site = try await GitSite()
    try await withSandbox([SandboxFault(.generate, on: .prompt(containing: "blue"), .lostAnswer)]) {
      sandbox async throws in
      #expect(await site.generate(sandbox).code == 4)
      try await site.commit()
      let clone = try await site.clone()
      let attempt = try #require(try clone.text("gallerist.lock").firstMatch(of: /"attempt":"([^"]+)"/)).1
      #expect(await clone.run(["resolve", String(attempt), "--not-charged"]).code == 0)
      try await clone.commit()
      let branch = try await fetchUnnamed(clone, into: site)
      try site.write("content/red.md", "A red mug\n")
      let outcome = await site.run(["generate"], environment: sandbox.environment) { world in
        world.ask = { question in
          #expect(question == "Make 1 picture for 12 credits? [y/N] ")
          return FileManager.default.createFile(atPath: branch.path, contents: Data(branch.text.utf8)) ? "y" : nil
        }
      }
      #expect(outcome.code == 3, "\(outcome.messages)")
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
      // What is missing since then is asked about the next time.
      #expect(await site.run(["plan", "--json"]).output.contains(#""missing":1"#))
    }
  }
}
