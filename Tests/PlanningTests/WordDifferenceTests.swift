import Planning
import Testing

struct WordDifferenceTests {
  private func marked(_ earlier: String, _ later: String) -> String {
    WordDifference(from: earlier, to: later).pieces.map { piece in
      switch piece.fate {
      case .kept: piece.text
      case .removed: "[-\(piece.text)-]"
      case .added: "{+\(piece.text)+}"
      }
    }.joined()
  }

  @Test(arguments: [
    ("A red mug", "A blue mug", "A [-red-]{+blue+} mug"), ("a b c d", "a x y d", "a [-b c-]{+x y+} d"),
    ("A mug", "A mug", "A mug"),
    ("A mug", "A mug on a table", "A mug{+ on a table+}"), ("", "A mug", "{+A mug+}"), ("A mug", "", "[-A mug-]"),
    ("A\nmug", "A mug", "A[-\n-]{+ +}mug"),
  ])
  func findsTheWords(earlier: String, later: String, expected: String) {
    #expect(marked(earlier, later) == expected)
  }

  @Test func putsBothTextsBackTogether() {
    let words = ["a", "b", "c", " ", "\n", "ü", "u\u{308}"]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      func text() -> String {
        (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in words.randomElement(using: &generator) }
          .joined(separator: Bool.random(using: &generator) ? " " : "")
      }
      let (earlier, later) = (text(), text())
      let pieces = WordDifference(from: earlier, to: later).pieces
      let old = pieces.filter { $0.fate != .added }.map(\.text).joined()
      let new = pieces.filter { $0.fate != .removed }.map(\.text).joined()
      #expect(Array(old.utf8) == Array(earlier.utf8), "\(earlier) \(later)")
      #expect(Array(new.utf8) == Array(later.utf8), "\(earlier) \(later)")
    }
  }

  @Test func endsSoonForTextsThatHaveNothingInCommon() {
    let (earlier, later) = ((0..<3_000).map { "a\($0)" }, (0..<3_000).map { "b\($0)" })
    let pieces = WordDifference(from: earlier.joined(separator: "\n"), to: later.joined(separator: " ")).pieces
    #expect(pieces.filter { $0.fate == .kept }.isEmpty)
  }
}
