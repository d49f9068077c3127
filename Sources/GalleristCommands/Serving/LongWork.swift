/// Work that may be in the middle of something long when it is to end.
enum LongWork {
  /// Runs work that is cancelled with the caller's task, and returns when it has ended; once it is cancelled, no later than
  /// a moment after, while the work goes on to its end by itself.
  static func run(grace: Duration, _ work: @escaping @Sendable () async -> Void) async {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    // Behind whoever waits for an answer.
    let task = Task(priority: .utility) {
      await work()
      end.finish()
    }
    await withTaskCancellationHandler {
      // In a task of its own: in one that is cancelled nothing is waited for.
      await Task { for await _ in ends {} }.value
    } onCancel: {
      task.cancel()
      Task {
        do {
          try await Task.sleep(for: grace)
        } catch {
          // Nobody cancels this one.
        }
        end.finish()
      }
    }
  }
}
