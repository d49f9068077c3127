/// What became of a text, word by word.
package struct WordDifference: Hashable, Sendable {
  /// Neighbouring words that have the same fate, with the spaces between them.
  package struct Piece: Hashable, Sendable {
    package enum Fate: Hashable, Sendable {
      case kept
      case removed
      case added
    }

    package var fate: Fate
    package var text: String
  }

  package let pieces: [Piece]

  /// - Parameters:
  ///   - earlier: of any length; texts in which nearly every word differs are shown as a whole.
  ///   - later: the same.
  package init(from earlier: String, to later: String) {
    let (old, new) = (Self.words(earlier), Self.words(later))
    guard old.count + new.count <= Self.longest else {
      pieces = [Piece(fate: .removed, text: earlier), Piece(fate: .added, text: later)].filter { !$0.text.isEmpty }
      return
    }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var builder = Builder()
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        builder.add(old[oldIndex].text, .removed)
        oldIndex += 1
      } else if added.contains(newIndex) {
        builder.add(new[newIndex].text, .added)
        newIndex += 1
      } else {
        builder.add(new[newIndex].text, .kept)
        oldIndex += 1
        newIndex += 1
      }
    }
    pieces = Self.joined(builder.pieces)
  }

  /// Changes that only a space keeps apart are one: neighbouring words are read together.
  private static func joined(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var removed = ""
    var added = ""
    func end() {
      result += [Piece(fate: .removed, text: removed), Piece(fate: .added, text: added)].filter { !$0.text.isEmpty }
      (removed, added) = ("", "")
    }
    for (index, piece) in pieces.enumerated() {
      switch piece.fate {
      case .removed: removed += piece.text
      case .added: added += piece.text
      case .kept:
        let isBetween = index < pieces.count - 1 && !removed.isEmpty && !added.isEmpty
        if isBetween, piece.text == " " {
          removed += piece.text
          added += piece.text
        } else {
          end()
          result.append(piece)
        }
      }
    }
    end()
    return result
  }

  /// Words above which nobody reads a comparison, and making one takes long.
  private static let longest = 12_000

  /// A word or the space between two, compared byte for byte: another Unicode form is another request.
  private struct Word: Hashable {
    var text: String

    static func == (first: Word, second: Word) -> Bool { first.text.utf8.elementsEqual(second.text.utf8) }

    func hash(into hasher: inout Hasher) {
      hasher.combine(Array(text.utf8))
    }
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var word = ""
    var isSpace = false
    for scalar in text.unicodeScalars {
      let space = scalar.properties.isWhitespace
      if space != isSpace || scalar == "\n", !word.isEmpty {
        words.append(Word(text: word))
        word = ""
      }
      word.unicodeScalars.append(scalar)
      isSpace = space
    }
    if !word.isEmpty { words.append(Word(text: word)) }
    return words
  }

  private struct Builder {
    var pieces: [Piece] = []

    mutating func add(_ text: String, _ fate: Piece.Fate) {
      if pieces.last?.fate == fate {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append(Piece(fate: fate, text: text))
      }
    }
  }
}
