import JoyAISandbox

extension FaultRow {
  private static func file(_ body: [UInt8], _ type: String = "image/png") -> SandboxBehaviour {
    .answer(SandboxAnswer(status: 200, headers: ["content-type": type], body: body))
  }

  private static func file(_ text: String, _ type: String = "image/png") -> SandboxBehaviour {
    file(Array(text.utf8), type)
  }

  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A PNG whose header promises 50,000 x 50,000 pixels.
  private static let hugePNG: [UInt8] =
    signature + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 2, 0, 0, 0]
    + [0x6D, 0x96, 0x5A, 0x1E, 0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

  /// A picture of one pixel that decodes.
  private static let pixel: [UInt8] =
    signature + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89]
    + [0, 0, 0, 13] + Array("IDAT".utf8) + [0x78, 0xDA, 0x63, 0x64, 0xF8, 0xCF, 0x50, 0x0F, 0, 3, 0x86, 1, 0x80]
    + [0x5A, 0x34, 0x7D, 0x6B, 0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

  private static func wire(_ head: String, _ body: [UInt8] = []) -> SandboxBehaviour {
    .wire(Array(head.utf8) + body)
  }

  /// Answers to the fetching of a picture.
  static let downloads: [FaultRow] =
    [
      download("404", .answer(.http(404)), "the server answered with status 404"),
      download("an expired address", .answer(.expired), "the server answered with status 403"),
      download("410", .answer(.http(410)), "the server answered with status 410"),
      download("429", .answer(.tooManyRequests(retryAfter: "1")), "the server answered with status 429"),
      download("500", .answer(.http(500, "oops")), "the server answered with status 500"),
      download("206", .answer(SandboxAnswer(status: 206, body: signature)), "the server answered with status 206"),
      download("a page", .answer(.html), "what came is not a picture"),
      download("a page that says it is a PNG", file("\n<!doctype html><p>no"), "what came is not a picture"),
      download("an error in JSON", file(#"{"code":404}"#, "application/json"), "what came is not a picture"),
      download("an SVG drawing", file(svg, "image/svg+xml"), "what came is not a picture"),
      download("an SVG drawing that says it is a PNG", file(svg), "what came is not a picture"),
      download("text", file("no picture", "application/octet-stream"), "what came is no whole picture"),
      download(
        "a GIF", file("GIF89a" + String(repeating: "x", count: 90), "image/gif"), "what came is no whole picture"),
      download("an empty file", file(""), "the file is empty"),
      download("a file that is cut short", .cutShort, "it broke off after"),
      download("half a file as if it were all", .halved, "what came is no whole picture"),
      download("a PNG's beginning and noise", file(signature + [UInt8](repeating: 7, count: 500)), "no whole picture"),
      download("a picture that holds the API key", file(pixel + testKey.utf8), "what came holds the API key"),
      download("a header of 2,500 megapixels", file(hugePNG), "what came is no whole picture"),
      download(
        "65 MiB", wire("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 68157440\r\n\r\n", signature),
        "it is larger than 67108864 bytes"),
      download(
        "another encoding",
        wire(
          "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\n", signature
        ),
        "it came in the encoding gzip, not asked for"),
      download(
        "a private address", .answer(.redirect(to: "http://10.0.0.1/x.png")), "10.0.0.1 is not an address on the"),
      download("a cloud's own address", .answer(.redirect(to: "http://169.254.169.254/x")), "169.254.169.254 is not"),
      download(
        "plain http to the internet", .answer(.redirect(to: "http://8.8.8.8/x.png")), "plain http is not secure"),
      download("a redirect to a file", .answer(.redirect(to: "file:///etc/passwd")), "a redirect without a usable"),
      download("a redirect to nowhere", .answer(SandboxAnswer(status: 302)), "a redirect without a usable target"),
      download("a redirect to a name without address", .answer(.redirect(to: "https://cdn.invalid/x")), "not found"),
      download("a close without an answer", .lostAnswer, "the connection broke"),
      download("a reset", .reset, "the connection broke"),
      download("half of the answer's head", wire("HTTP/1.1 200 OK\r\nconte"), "the connection broke"),
      download("what is not HTTP", wire("SSH-2.0-OpenSSH\r\n"), "the answer is not HTTP"),
    ].flatMap { $0 } + [
      // Redirects in a circle and silence are met often enough within one of the two.
      download("a redirect to itself", .answer(.redirect(to: "?again")), "too many redirects")[1],
      download("silence", .silence(), "")[0],
    ]
}
