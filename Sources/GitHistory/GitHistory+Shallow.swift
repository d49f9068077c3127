extension GitHistory {
  /// Whether the repository was cloned without its older commits: what they tell is not here to be asked.
  package func isShallow() async throws(GitHistoryError) -> Bool {
    let answer = try await command.output(["rev-parse", "--is-shallow-repository"])
    return answer.starts(with: "true".utf8)
  }
}
