import JoyAI
import Synchronization

/// Time that passes only by sleeping, and takes none.
final class FakeTime: Sendable {
  private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  var clock: PollingClock {
    PollingClock(
      elapsed: { self.state.withLock { $0.now } },
      sleep: { pause in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.now += pause
          state.sleeps.append(pause)
        }
      }, jitter: { 0 })
  }
}
