/// Something to show while waiting for a task.
public enum PollingEvent: Sendable {
  /// The status as answered.
  case report(TaskReport)
  /// The question failed in a way that may pass; it is asked again.
  case problem(JoyAIError)
}
