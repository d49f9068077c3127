import JoyAI
import Testing

@Suite struct PollingScheduleTests {
  private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

  @Test func beginsAtFiveSecondsThenGrowsFromThreeToFifteen() {
    let delays = (0..<20).map { seconds(PollingSchedule.standard.delay(attempt: $0, jitter: 0)) }
    #expect(abs(delays[0] - 5) < 0.001)
    #expect(abs(delays[1] - 3) < 0.001)
    #expect(zip(delays.dropFirst(), delays.dropFirst(2)).allSatisfy { $0 <= $1 })
    #expect(delays.dropFirst().allSatisfy { $0 >= 3 && $0 <= 15.001 })
    #expect(abs(delays[19] - 15) < 0.001)
  }

  @Test(arguments: [0.1, 1, 3, 6])
  func scalesWithTheInterval(interval: Double) {
    let schedule = PollingSchedule(interval: .seconds(interval))
    for attempt in 0..<12 {
      let standard = seconds(PollingSchedule.standard.delay(attempt: attempt, jitter: 0.3))
      #expect(abs(seconds(schedule.delay(attempt: attempt, jitter: 0.3)) - standard * interval / 3) < 0.001)
    }
  }

  @Test func jitterShortensByAFifthAtMost() {
    let schedule = PollingSchedule.standard
    #expect(schedule.delay(attempt: 0, jitter: 1) == schedule.delay(attempt: 0, jitter: 0))
    #expect(abs(seconds(schedule.delay(attempt: 1, jitter: 1)) - 2.4) < 0.001)
    #expect(abs(seconds(schedule.delay(attempt: 1, jitter: 0.5)) - 2.7) < 0.001)
    #expect(schedule.delay(attempt: 5, jitter: 9) == schedule.delay(attempt: 5, jitter: 1))
    #expect(schedule.delay(attempt: 5, jitter: -9) == schedule.delay(attempt: 5, jitter: 0))
  }

  @Test func neverWaitsLessThanNothing() {
    #expect(PollingSchedule(interval: .seconds(-3)).delay(attempt: 4, jitter: 0) == .zero)
  }
}
