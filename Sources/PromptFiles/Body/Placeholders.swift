/// Finds `{{` in prompts and alternative texts. `\{{` is a literal `{{`; any other is an error in this version.
enum Placeholders {
  private static let help = "write \\{{ for a literal {{"
  private static let brace: UInt8 = 0x7B
  private static let backslash: UInt8 = 0x5C

  /// A line with its literal braces resolved, and where other ones begin, in bytes.
  static func resolve(_ line: ArraySlice<UInt8>) -> (bytes: ArraySlice<UInt8>, unknown: [Int]) {
    guard line.contains(brace) else { return (line, []) }
    var result: [UInt8] = []
    var unknown: [Int] = []
    var index = line.startIndex
    func isBrace(at index: Int) -> Bool { index < line.endIndex && line[index] == brace }
    while index < line.endIndex {
      if line[index] == backslash, isBrace(at: index + 1), isBrace(at: index + 2) {
        result += [brace, brace]
        index += 3
      } else if isBrace(at: index), isBrace(at: index + 1) {
        unknown.append(index)
        result += [brace, brace]
        index += 2
      } else {
        result.append(line[index])
        index += 1
      }
    }
    return (result[...], unknown)
  }

  /// A text with its literal braces resolved.
  static func resolve(_ text: Located<String>, problems: inout FileProblems) -> String {
    let (bytes, unknown) = resolve(ArraySlice(text.value.utf8))
    if !unknown.isEmpty { refuse(at: text.place, problems: &problems) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func refuse(at place: Place, problems: inout FileProblems) {
    problems.add("placeholders such as {{name}} are not supported yet in this version", at: place, help: help)
  }
}
