/// Thrown by `withTimeLimit`.
struct TimeLimitPassed: Error {}

/// Runs work that stops when it is cancelled, and cancels it when it takes too long.
///
/// - Throws: `TimeLimitPassed`, or what the work throws.
func withTimeLimit<Value: Sendable>(
  _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let value = first else { throw TimeLimitPassed() }
    return value
  }
}
