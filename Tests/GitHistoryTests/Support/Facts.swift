import Foundation
import GalleryModel
import Testing

/// The fingerprint with this number.
func fingerprint(_ number: Int) throws -> Fingerprint {
  try #require(Fingerprint("g1:" + SHA256Digest.of("request \(number)")))
}

/// The bytes of a picture with this number, and the original that they are.
func picture(_ number: Int, size: Int = 2_000) -> (original: Original, bytes: Data) {
  var bytes = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  let seed = Array(SHA256Digest.of("picture \(number)").utf8)
  while bytes.count < size { bytes.append(contentsOf: seed + [UInt8(truncatingIfNeeded: bytes.count), 0, 10]) }
  let original = Original(
    sha256: SHA256Digest.of(bytes), bytes: bytes.count, width: 16, height: 16, type: .png)
  return (original, bytes)
}

/// The fact that a request was sent.
func sent(_ number: Int) throws -> FactLine {
  let request = PaidRequest(
    picture: "mugs/m\(number)", model: "gptimage2", quality: "low", resolution: "1k", mode: "text", quoted: 12,
    requestWithoutImages: nil, api: nil)
  return FactLine(
    Fact(fingerprint: try fingerprint(number), attempt: "A\(number)", at: "2026-06-06T12:00:00Z", event: .sent(request))
  )
}

/// The fact that the picture of a request is stored.
func stored(_ number: Int) throws -> FactLine {
  FactLine(
    Fact(
      fingerprint: try fingerprint(number), attempt: "A\(number)", at: "2026-06-06T12:01:00Z",
      event: .image(task: "t\(number)", index: 0, picture(number).original, charged: nil)))
}
