/// What makes git and a site work well together, or not.
extension GitHistory {
  /// The version of git, such as `2.39.5`.
  /// - Throws: ``GitHistoryError/notInstalled`` where there is none.
  package static func version(environment: [String: String]) async throws(GitHistoryError) -> String {
    let answer = try await GitCommand(folder: "/", environment: GitEnvironment(environment)).output(["version"])
    return words(of: answer, after: "git version ")
  }

  /// The version of git-lfs, such as `3.3.0`; nil where it is not installed.
  package static func largeFileVersion(environment: [String: String]) async throws(GitHistoryError) -> String? {
    var bytes: [UInt8] = []
    let ending = try await GitCommand(folder: "/", environment: GitEnvironment(environment)).stream(["lfs", "version"])
    {
      chunk throws(GitHistoryError) in
      bytes += chunk
    }
    return ending.succeeded ? words(of: bytes, after: "git-lfs/") : nil
  }

  private static func words(of answer: [UInt8], after prefix: String) -> String {
    let line = String(decoding: answer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let rest = line.hasPrefix(prefix) ? line.dropFirst(prefix.count) : line[...]
    return String(rest.prefix { $0 != " " })
  }

  /// Whether the site is the top folder of its worktree.
  package var isAtTop: Bool { prefix.isEmpty }

  /// Whether older commits were left out when the repository was cloned.
  package func isShallow() async throws(GitHistoryError) -> Bool {
    try await command.output(["rev-parse", "--is-shallow-repository"]).starts(with: "true".utf8)
  }

  /// The value of an attribute of a path, such as `union` for `merge`; nil where it is not set.
  /// - Parameter path: relative to the site.
  package func attribute(_ name: String, of path: String) async throws(GitHistoryError) -> String? {
    let fields = try await command.output(["check-attr", "-z", name, "--", path]).split(separator: 0)
    guard fields.count == 3 else { return nil }
    let value = String(decoding: fields[2], as: UTF8.self)
    return ["unspecified", "unset"].contains(value) ? nil : value
  }

  /// Whether git leaves a path alone that it does not have yet.
  /// - Parameter path: relative to the site.
  package func isIgnored(_ path: String) async throws(GitHistoryError) -> Bool {
    // This one command of git takes no literal paths; where it starts with "./", a colon means nothing either.
    let ending = try await command.stream(["--no-literal-pathspecs", "check-ignore", "-q", "--", "./" + path]) {
      _ throws(GitHistoryError) in
    }
    guard ending.succeeded || ending.message.isEmpty else { throw .refused(ending.sentence) }
    return ending.succeeded
  }

  /// Whether git has a file, or something in a folder.
  /// - Parameter path: relative to the site.
  package func isTracked(_ path: String) async throws(GitHistoryError) -> Bool {
    try await !command.output(["ls-files", "-z", "--", path]).isEmpty
  }
}
