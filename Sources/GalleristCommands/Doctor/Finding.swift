import GalleryModel

/// One thing that `doctor` looked at, and what it found.
struct Finding {
  /// What the findings are grouped by.
  enum Topic: String, CaseIterable {
    case machine
    case libraries
    case git
    case site
    case key
  }

  enum State {
    case ok
    case warning
    /// With the exit status that it leads to.
    case error(ExitStatus)

    var name: String {
      switch self {
      case .ok: "ok"
      case .warning: "warning"
      case .error: "error"
      }
    }
  }

  let topic: Topic
  /// What was looked at, in one word that stays the same.
  let check: String
  let state: State
  let message: String
  let help: String?

  init(_ topic: Topic, _ check: String, _ state: State, _ message: String, help: String? = nil) {
    self.topic = topic
    self.check = check
    self.state = state
    self.message = message
    self.help = help
  }

  var isOK: Bool {
    if case .ok = state { return true }
    return false
  }

  var status: ExitStatus? {
    if case .error(let status) = state { return status }
    return nil
  }
}
