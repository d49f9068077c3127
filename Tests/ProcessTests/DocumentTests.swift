import Foundation
import JoyAISandbox
import Testing

/// Every command line of the documentation, as a reader would type it, against the stand-in API.
@Suite(.timeLimit(.minutes(60))) struct DocumentTests {
  /// The folder that holds README.md and docs/.
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let documents: [String] = {
    let folder = repository.appending(path: "docs").path
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return ["README.md", "CONTRIBUTING.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
  }()

  /// The key that the documentation writes where a reader has a key of their own.
  private static let placeholderKey = "sk-your-own-key"

  /// What surrounds the commands: a shell that tells which line failed, commands that would go on until they are
  /// interrupted, and a place for what is pushed.
  private static let prelude = """
    set -eu -o pipefail
    begin() { line=$1 command=$2; echo "== line $line: $command" >&2; }
    expect() { if [ "$1" != "$2" ]; then echo "exit status $2 instead of $1" >&2; exit 99; fi; }
    trap 'code=$?; [ $code = 0 ] || echo "FAILED with $code at line $line: $command" >&2' EXIT
    # Serves until somebody interrupts it: here as soon as it has said where.
    until_ready() {
      command gallerist "$@" >"$HOME/said" & served=$!
      for _ in $(seq 6000); do grep -q http "$HOME/said" && break; kill -0 $served || break; sleep 0.1; done
      grep -q http "$HOME/said" || return 98
      curl --silent --fail --output /dev/null --max-time 300 "$(grep -o -m1 'http://[0-9.:]*' "$HOME/said")/" || [ "$1" = sandbox ]
      kill -INT $served; ended=0; wait $served || ended=$?
      [ $ended = 0 ] || [ $ended = 130 ]
    }
    gallerist() { case ${1:-} in serve | sandbox) until_ready "$@" ;; *) command gallerist "$@" ;; esac; }
    git config --global user.name 'Ada Example'
    git config --global user.email ada@example.com
    git config --global init.defaultBranch main
    git config --global url."$HOME/remotes/".insteadOf https://github.com/you/
    git init --quiet --bare "$HOME/remotes/pictures.git"
    line=0 command=

    """

  @Test(arguments: documents) func doesWhatItSays(document: String) async throws {
    let markdown = String(
      decoding: try Data(contentsOf: Self.repository.appending(path: document)), as: UTF8.self)
    let script = DocumentScript(of: markdown)
    for command in script.repositoryCommands {
      guard let name = command.split(separator: " ").first, name.hasPrefix("scripts/") else { continue }
      #expect(
        FileManager.default.isExecutableFile(atPath: Self.repository.appending(path: String(name)).path),
        "\(document) names \(name)")
    }
    guard !script.text.isEmpty else { return }
    let site = try ProcessSite()
    try FileManager.default.removeItem(at: site.url)
    try site.write("home/script.sh", Self.prelude + script.text)
    try FileManager.default.createDirectory(at: site.file("work"), withIntermediateDirectories: true)
    let configuration = SandboxConfiguration(
      acceptedKey: Self.placeholderKey,
      faults: [SandboxFault(.generate, on: .prompt(containing: "whose answer is lost"), .lostAnswer)],
      pictureScale: 0.05)
    let ending = try await Sandbox.withRunning(configuration) { sandbox in
      var program = Program(site)
      program.patience = .seconds(1_200)
      program.variables = [
        "HOME": site.file("home").path, "JOYAI_BASE_URL": sandbox.baseURL, "JOYAI_API_KEY": Self.placeholderKey,
        "NO_COLOR": "1", "BROWSER": "true",
      ]
      return try await program.runScript(site.file("home/script.sh"), in: site.file("work"))
    }
    #expect(ending.code == 0, "\(document): \(ending)")
  }
}
