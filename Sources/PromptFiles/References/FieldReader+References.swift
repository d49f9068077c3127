import GalleryModel

extension FieldReader {
  /// A list of references; or one text with spaces or commas between them, as in an info string.
  mutating func references(_ member: YAMLMember) -> Located<[WrittenReference]>? {
    let written: [Located<String>]
    var isUsable = true
    if case .scalar(let text, _) = member.value.content, !member.value.isNull {
      written = Self.split(text).map { Located(value: $0, place: member.value.place) }
    } else {
      (written, isUsable) = texts(member)
    }
    var references: [WrittenReference] = []
    for reference in written {
      if WebAddress.hasUserInfo(reference.value) {
        refuseUserInfo(in: "images", at: reference.place)
        isUsable = false
        continue
      }
      do throws(ReferenceFault) {
        let target = try ReferenceText.target(of: reference.value, in: problems.source.file)
        references.append(WrittenReference(target: target, text: reference.value, place: reference.place))
      } catch {
        // Perhaps a part of a name.
        let isPart = written.count > 1 && !(reference.value.split(separator: "/").last ?? "").contains(".")
        problems.add(
          "images has \(QuotedText.of(reference.value)); \(error.sentence)", at: reference.place,
          help: isPart ? "a name with spaces stands in a list in the front matter, in quotes" : error.help)
        isUsable = false
      }
    }
    return isUsable ? Located(value: references, place: member.value.place) : nil
  }

  /// Splits at white space, and at commas where no URL or cell can have one.
  private static func split(_ text: String) -> [String] {
    text.unicodeScalars.split { $0.properties.isWhitespace }.flatMap { word -> [String] in
      var entry = String(word)
      while entry.last == "," { entry.removeLast() }
      guard !WebAddress.isURL(entry) else { return [entry] }
      var entries: [String] = []
      for part in entry.split(separator: ",") {
        // Commas also stand between the values of a cell.
        let begins = ["./", "../", "https://", "http://"].contains { part.hasPrefix($0) }
        if begins || entries.isEmpty {
          entries.append(String(part))
        } else {
          entries[entries.count - 1] += "," + part
        }
      }
      return entries
    }
  }
}
