import NIOCore
import Testing

@testable import JoyAI

/// Internal, because everything that is said of `Delivery.notSent` rests on it.
@Suite struct SingleUseBodyTests {
  @Test func isHandedOverOnce() async throws {
    let body = SingleUseBody([1, 2, 3])
    var parts: [[UInt8]] = []
    for try await part in body { parts.append(Array(part.readableBytesView)) }
    #expect(parts == [[1, 2, 3]])
    #expect(!body.seal(), "handed over, so nothing is proven")
    await #expect(throws: SingleUseBody.Unavailable.self) { for try await _ in body {} }
  }

  @Test func isNotHandedOverOnceSealed() async throws {
    let body = SingleUseBody([1])
    #expect(body.seal())
    await #expect(throws: SingleUseBody.Unavailable.self) { for try await _ in body {} }
    #expect(body.seal(), "still proven")
  }
}
