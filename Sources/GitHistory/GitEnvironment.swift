/// What git's processes are told of the surroundings: who the person is, where programs are and how the network is
/// reached, and nothing else.
///
/// A list of what is let through, so that no key ever gets there, and no `GIT_DIR` of a hook leads git elsewhere.
struct GitEnvironment: Sendable {
  private static let names: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "DEVELOPER_DIR", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_SSH",
    "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
  ]
  private static let prefixes = ["XDG_", "SSH_"]

  /// Settings may come this way, too; which folders the person trusts is the only one that is let through.
  private static let trust = "safe.directory"

  private let inherited: [String: String]

  init(_ environment: [String: String]) {
    var inherited = environment.filter { name, _ in
      Self.names.contains(name) || Self.prefixes.contains { name.hasPrefix($0) }
    }
    let count = min(environment["GIT_CONFIG_COUNT"].flatMap { Int($0) } ?? 0, 1_000)
    let trusted = (0..<max(0, count)).filter { environment["GIT_CONFIG_KEY_\($0)"]?.lowercased() == Self.trust }
      .compactMap { environment["GIT_CONFIG_VALUE_\($0)"] }
    for (number, folder) in trusted.enumerated() {
      inherited["GIT_CONFIG_KEY_\(number)"] = Self.trust
      inherited["GIT_CONFIG_VALUE_\(number)"] = folder
    }
    if !trusted.isEmpty { inherited["GIT_CONFIG_COUNT"] = String(trusted.count) }
    self.inherited = inherited
  }

  /// - Parameter network: whether git may ask a server, such as for objects that a partial clone left there.
  func variables(network: Bool) -> [String: String] {
    var variables = inherited
    variables["LC_ALL"] = "C"
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    variables["GIT_LITERAL_PATHSPECS"] = "1"
    variables["GIT_NO_REPLACE_OBJECTS"] = "1"
    if !network {
      variables["GIT_NO_LAZY_FETCH"] = "1"
      // For a git that does not know the other one yet.
      variables["GIT_ALLOW_PROTOCOL"] = "none"
    }
    return variables
  }
}
