import GalleryModel
import JoyAI
import Synchronization

/// What was seen of one task while it is waited for, so that each oddity is said once and each charge counts once.
final class TaskWatch: Sendable {
  /// How many different words of its own an API may use before no more are said.
  private static let mostOddities = 12

  private struct State {
    var charged: Int?
    var said: Set<String> = []
    var last = "no status was to be had"
  }

  private let state: Mutex<State>

  /// - Parameter charged: the credits that count for the task so far.
  init(charged: Int?) {
    state = Mutex(State(charged: charged))
  }

  /// The last thing that was seen, as the end of a sentence.
  var last: String { state.withLock { $0.last } }

  /// Notes something odd.
  /// - Returns: whether it is to be said.
  func note(_ kind: String, _ last: String) -> Bool {
    state.withLock { state in
      state.last = last
      return state.said.count < Self.mostOddities && state.said.insert(kind).inserted
    }
  }

  /// Notes what is not odd.
  func note(_ last: String) {
    state.withLock { $0.last = last }
  }

  /// Takes a new charge for the one that counts.
  /// - Returns: the one that counted before.
  func count(_ charged: Int) -> Int? {
    state.withLock { state in
      defer { state.charged = charged }
      return state.charged
    }
  }
}

extension JoyAIError.Kind {
  /// What makes two problems of one kind.
  var name: String {
    switch self {
    case .rateLimited: "429"
    default: String(describing: self)
    }
  }
}
