import Foundation
import GalleryModel

/// Finds the picture of a prompt file that a reference means, and says which there are.
struct PictureFinder {
  private let file: PromptFile

  init(_ file: PromptFile) {
    self.file = file
  }

  /// - Throws: what is not there, with what there is.
  func picture(_ suffix: PictureSuffix) throws(ReferenceFault) -> Picture {
    let cells = try block(suffix.block)
    let takes = try cell(suffix.cell, of: cells)
    let count = takes.count
    guard suffix.take <= count else {
      throw ReferenceFault(
        sentence: count == 1 ? "\(file.file) has one take of this picture" : "\(file.file) has \(count) takes of it",
        help: count == 1
          ? "leave ~\(suffix.take) out"
          : "write \(count == 2 ? "~2" : "~2 to ~\(count)"), or nothing for the first")
    }
    return takes[takes.startIndex + suffix.take - 1]
  }

  /// The pictures of a block.
  private func block(_ name: String?) throws(ReferenceFault) -> ArraySlice<Picture> {
    let pictures = file.pictures
    guard let name else { return pictures.prefix { $0.block == pictures.first?.block } }
    guard let first = pictures.firstIndex(where: { $0.id.block == name }) else {
      var names: [String] = []
      for picture in pictures where picture.id.block != nil && picture.id.block != names.last {
        names += [picture.id.block].compactMap(\.self)
      }
      throw ReferenceFault(
        sentence: "\(file.file) has no prompt \(QuotedText.of(name))",
        help: Self.help(
          NearestName.of(name, in: names), names, "its prompts are ", none: "it has one prompt: leave #\(name) out"))
    }
    return pictures[first...].prefix { $0.block == pictures[first].block }
  }

  /// The pictures of a cell.
  private func cell(_ text: String?, of pictures: ArraySlice<Picture>) throws(ReferenceFault) -> ArraySlice<Picture> {
    guard let text else { return pictures.prefix { $0.id.cell == pictures.first?.id.cell } }
    guard let first = pictures.firstIndex(where: { $0.id.cell == text }) else {
      let cells = pictures.filter { $0.id.take == 1 }.compactMap(\.id.cell)
      throw ReferenceFault(
        sentence: cells.isEmpty ? "\(file.file) has no matrix" : "\(file.file) has no cell \(QuotedText.of(text))",
        help: Self.help(NearestName.of(text, in: cells), cells, "its cells are ", none: "leave @\(text) out"))
    }
    return pictures[first...].prefix { $0.id.cell == text }
  }

  private static func help(_ nearest: String?, _ names: [String], _ beginning: String, none: String) -> String {
    guard let first = names.first else { return none }
    if names.count == 1 { return "the only one there is \(first)" }
    let isMany = names.count > 10
    let list = QuotedText.choice(isMany ? names.prefix(10) + ["\(names.count - 10) more"] : names, "and")
    return (nearest.map { "did you mean \($0)? " } ?? "") + beginning + list
  }
}
