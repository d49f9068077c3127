/// Something that the sandbox is told to do wrong, and on which calls.
///
/// ```swift
/// SandboxFault(.generate, on: .call(2), .lostAnswer)
/// SandboxFault(.download, on: .prompt(containing: "espresso"), .answer(.html))
/// ```
package struct SandboxFault: Sendable {
  /// Which calls of an endpoint are meant.
  package enum Calls: Sendable, Hashable {
    /// Every call.
    case every
    /// The n-th call of the endpoint since the sandbox started, from 1.
    case call(Int)
    /// The first n calls of the endpoint.
    case first(Int)
    /// Calls that are about a task whose prompt contains this.
    case prompt(containing: String)
  }

  /// Where it happens.
  package var endpoint: SandboxEndpoint
  /// When it happens.
  package var calls: Calls
  /// What happens.
  package var behaviour: SandboxBehaviour

  /// A fault of an endpoint; several faults may meet in one call.
  package init(_ endpoint: SandboxEndpoint, on calls: Calls = .every, _ behaviour: SandboxBehaviour) {
    self.endpoint = endpoint
    self.calls = calls
    self.behaviour = behaviour
  }

  /// Whether the fault happens on this call. `prompt` is nil where no task is known.
  func matches(_ endpoint: SandboxEndpoint, call: Int, prompt: String?) -> Bool {
    guard endpoint == self.endpoint else { return false }
    switch calls {
    case .every: return true
    case .call(let number): return call == number
    case .first(let number): return call <= number
    case .prompt(let part): return prompt?.contains(part) ?? false
    }
  }
}
