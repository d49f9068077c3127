import GalleryModel
import Testing

struct AttemptIDTests {
  @Test func writesAULID() {
    // The example of the ULID specification: its time is 1469918176385.
    let id = AttemptID.make(milliseconds: 1_469_918_176_385, randomness: (0, 0))
    #expect(id == "01ARYZ6S410000000000000000")
  }

  @Test func reachesItsEnds() {
    #expect(AttemptID.make(milliseconds: 0, randomness: (0, 0)) == String(repeating: "0", count: 26))
    #expect(
      AttemptID.make(milliseconds: .max, randomness: (.max, .max)) == "7" + String(repeating: "Z", count: 25))
  }

  @Test func sortsByTime() {
    let ids = (1...100).map {
      AttemptID.make(milliseconds: UInt64($0) * 997, randomness: (.max, .max - UInt64($0)))
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test func carriesEveryRandomBit() {
    let low = AttemptID.make(milliseconds: 1, randomness: (0, 1))
    let high = AttemptID.make(milliseconds: 1, randomness: (1, 0))
    #expect(low.hasSuffix("1"))
    #expect(high == "0000000001000" + "G000000000000")
  }
}
