/// The escapes of JSON strings, wherever they stand: in an answer that is broken, no parser resolves them.
enum JSONEscapes {
  /// The bytes with `\/`, `\"`, `\\` and `\uXXXX` as what they mean; other escapes are left out.
  static func resolved(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let sign = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch sign {
      case UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(sign)
      case UInt8(ascii: "u"):
        let digits = rest.prefix(4)
        guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(value)
        else { continue }
        rest.removeFirst(4)
        result += String(scalar).utf8
      default: continue
      }
    }
    return result
  }
}
