/// Credits that the sandbox took for a task.
package struct Charge: Sendable, Hashable {
  /// The task that was paid for, also if the answer that names it was lost.
  package var taskID: String
  /// `joyai` or `gptimage2`.
  package var model: String
  /// The prompt, as sent.
  package var prompt: String
  /// What was taken from the account.
  package var credits: Int
}
