/// How waiting for a task ended.
public enum TaskOutcome: Sendable, Hashable {
  /// The pictures can be fetched; there is at least one URL.
  case succeeded(TaskReport)
  /// The provider says that the task failed. Whether it refunds is not documented.
  case failed(TaskReport)
  /// The time was up. This is no failure: the task goes on, is paid for, and can be asked for again by its id.
  case stillRunning(last: TaskReport?)
}
