import Foundation

/// Takes a text apart into the words that the search knows it by. `templates/assets/gallery.js` does the same with what
/// a visitor types; the two must change together.
///
/// Case, accents and compatibility forms make no difference. Scripts that set no spaces between words are taken letter
/// by letter.
enum SearchText {
  /// The most scalars of a word that count.
  private static let longestWord = 32

  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    var word = String.UnicodeScalarView()
    var count = 0
    func end() {
      if count > 0 { words.insert(String(word)) }
      word = String.UnicodeScalarView()
      count = 0
    }
    for scalar in folded(text) {
      if isMark(scalar) { continue }
      if standsAlone(scalar) {
        end()
        words.insert(String(scalar))
      } else if isPart(scalar) {
        // The two forms of the Greek sigma are one letter.
        if count < longestWord { word.append(scalar == "\u{3C2}" ? "\u{3C3}" : scalar) }
        count += 1
      } else {
        end()
      }
    }
    end()
    return words
  }

  private static func folded(_ text: String) -> String.UnicodeScalarView {
    let isASCII = text.utf8.allSatisfy { $0 < 128 }
    return (isASCII ? text : text.decomposedStringWithCompatibilityMapping).lowercased().unicodeScalars
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 127 else { return false }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 48...57, 97...122: return true
    case 0..<128: return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Thai, Lao, Myanmar, Khmer, kana and Han.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x0E00: false
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0x2_0000...0x3_FFFF:
      isPart(scalar)
    default: false
    }
  }
}
