package import GalleryModel
package import JoyAI

/// What generation needs of the world, passed in so that tests can replace it.
package struct GenerationSurroundings: Sendable {
  /// Milliseconds since 1970 UTC.
  package var milliseconds: @Sendable () -> UInt64
  /// 64 random bits.
  package var random: @Sendable () -> UInt64
  /// Time and pauses.
  package var clock: PollingClock
  /// Decodes a file completely and measures it; throws where it is no picture. The path is absolute.
  package var measure: @Sendable (_ path: String) throws -> ImageMeasure

  package init(
    milliseconds: @escaping @Sendable () -> UInt64, random: @escaping @Sendable () -> UInt64, clock: PollingClock,
    measure: @escaping @Sendable (_ path: String) throws -> ImageMeasure
  ) {
    self.milliseconds = milliseconds
    self.random = random
    self.clock = clock
    self.measure = measure
  }

  var now: String { Timestamp(seconds: Int64(milliseconds() / 1_000)).description }

  func attemptID() -> String {
    AttemptID.make(
      milliseconds: milliseconds(), randomness: (UInt16(truncatingIfNeeded: random()), random()))
  }
}
