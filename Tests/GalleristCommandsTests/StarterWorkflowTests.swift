import Foundation
import Testing
import Yams

/// The workflow that a new site has, as GitHub reads it.
@Suite struct StarterWorkflowTests {
  private static let workflow = ".github/workflows/gallery.yml"
  private static let action = ".github/actions/gallerist/action.yml"

  private static func text(_ path: String) async throws -> String {
    let place = try TestSite()
    let site = place.file("new")
    try #require(await told(["new", site.path]).code == 0)
    return try String(contentsOf: site.appending(path: path), encoding: .utf8)
  }

  private static func node(_ path: String) async throws -> Node {
    try #require(try Yams.compose(yaml: await text(path)))
  }

  private static func steps(_ job: Node?) -> [Node] { job?["steps"]?.sequence.map(Array.init) ?? [] }

  private static func commands(_ job: Node?) -> String { steps(job).compactMap { $0["run"]?.string }.joined() }

  /// What is run by the jobs of a workflow, or by an action: its steps.
  private static func steps(in path: String) async throws -> [Node] {
    let file = try await node(path)
    if let jobs = file["jobs"]?.mapping { return jobs.flatMap { steps($0.value) } }
    return steps(file["runs"])
  }

  @Test func hasThreeJobsThatMayDoNoMoreThanTheyNeed() async throws {
    let workflow = try await Self.node(Self.workflow)
    let jobs = try #require(workflow["jobs"]?.mapping)
    #expect(jobs.keys.compactMap(\.string) == ["review", "generate", "publish"])
    #expect(workflow["permissions"]?.mapping?.isEmpty == true)
    let rights = jobs.map { _, job in
      Dictionary(
        uniqueKeysWithValues: (job["permissions"]?.mapping.map(Array.init) ?? []).map {
          ($0.key.string ?? "", $0.value.string ?? "")
        })
    }
    #expect(
      rights == [
        ["contents": "read", "pull-requests": "write"], ["contents": "write"],
        ["contents": "read", "pages": "write", "id-token": "write"],
      ])
    for (_, job) in jobs { #expect(job["concurrency"]?["group"]?.string?.isEmpty == false) }
  }

  /// A pull request is anybody's.
  @Test func onlyTheJobThatIsStartedByHandHasTheKey() async throws {
    let text = try await Self.text(Self.workflow)
    #expect(text.components(separatedBy: "secrets.").count == 2)
    #expect(!text.contains("pull_request_target"))
    let jobs = try await Self.node(Self.workflow)["jobs"]
    let keyed = Self.steps(jobs?["generate"]).filter { $0["env"]?["JOYAI_API_KEY"] != nil }
    #expect(keyed.count == 1)
    #expect(keyed.first?["run"]?.string?.contains("gallerist generate") == true)
    for name in ["review", "publish"] {
      let job = jobs?[name]
      let commands = Self.commands(job)
      #expect(!commands.contains("gallerist generate --site"))
      #expect(Self.steps(job).first?["with"]?["persist-credentials"]?.string == "false")
      #expect(commands.contains("--frozen"))
      #expect(commands.contains("::error title=Pictures are missing::"))
    }
  }

  /// What a person wrote would be taken for a part of the script.
  @Test(arguments: [workflow, action]) func noScriptHasAnythingPastedIntoIt(path: String) async throws {
    let scripts = try await Self.steps(in: path).compactMap { $0["run"]?.string }
    #expect(scripts.count > 3)
    for script in scripts { #expect(!script.contains("${{")) }
  }

  @Test(arguments: [workflow, action]) func takesActionsByTheirMajorVersion(path: String) async throws {
    for action in try await Self.steps(in: path).compactMap({ $0["uses"]?.string }) {
      #expect(action.hasPrefix("./") || action.wholeMatch(of: #/actions/[a-z/-]+@v[0-9]+/#) != nil, "\(action)")
    }
  }

  @Test func whatWasPaidForIsPushedAlsoAfterAFailure() async throws {
    let job = try #require(try await Self.node(Self.workflow)["jobs"]?["generate"])
    let steps = Self.steps(job)
    let push = try #require(steps.first { $0["id"]?.string == "push" })
    #expect(push["if"]?.string == "always()")
    #expect(push["run"]?.string?.contains("git push") == true)
    #expect(steps.last?["if"]?.string == "always() && steps.push.outcome != 'success'")
    #expect(steps.last?["with"]?["path"]?.string?.contains("gallerist.lock") == true)
    #expect(job["concurrency"]?["cancel-in-progress"]?.string == "false")
    #expect(steps.first?["with"]?["fetch-depth"]?.string == "0")
    #expect(steps.first?["with"]?["lfs"]?.string == "true")
  }

  @Test(.timeLimit(.minutes(15))) func bashTakesEveryScript() async throws {
    let bash = try #require(InstalledProgram("bash"))
    for path in [Self.workflow, Self.action] {
      for (index, script) in try await Self.steps(in: path).compactMap({ $0["run"]?.string }).enumerated() {
        let folder = try TestSite(["\(index).sh": script])
        let (succeeded, text) = try await bash.run(["-n", folder.file("\(index).sh").path])
        #expect(succeeded, "\(text)")
      }
    }
  }
}
