import GalleryModel

/// The forms of a reference: a URL, a prompt file with the picture that is meant, a picture file.
enum ReferenceText {
  /// How a picture file's name may end.
  static let endings = ["png", "jpg", "jpeg", "webp"]

  private static let expected = "a URL, a prompt file such as ./espresso.md, or a picture file such as ./mug.jpg"
  private static let form = "write ./espresso.md, ./espresso.md#close or ./espresso.md#close@finish=steel~2"

  /// Reads a reference.
  /// - Parameter file: the prompt file that it stands in, relative to the site.
  static func target(of text: String, in file: String) throws(ReferenceFault) -> WrittenReference.Target {
    if WebAddress.isURL(text) { return .url(text) }
    if WebAddress.hasScheme(text) { throw ReferenceFault(sentence: "expected an http or https URL") }
    let scalars = text.unicodeScalars
    if let first = scalars.first, first == "/" || first == "~" {
      throw ReferenceFault(
        sentence: "expected a path relative to the prompt file", help: "begin with ./ or ../, such as ./mug.jpg")
    }
    if let first = scalars.first, PictureSuffix.marks.contains(first) {
      let name = file.split(separator: "/").last ?? "espresso.md"
      throw ReferenceFault(
        sentence: "the prompt file is missing", help: "write ./\(name)\(ShownPath.of(text) ?? "") for one of this file")
    }
    if let bad = scalars.first(where: isRefused) {
      throw ReferenceFault(
        sentence: "expected a path without \(bad == "\\" || bad == "%" ? String(bad) : QuotedText.name(of: bad.value))",
        help: bad == "\\" ? "put / between folders" : "write the name as it is on the disk")
    }
    guard let end = endOfPromptFile(in: scalars) else { return .file(path: try picturePath(text, in: file)) }
    guard let suffix = PictureSuffix(text.unicodeScalars[end...]) else {
      throw ReferenceFault(sentence: "expected #block, @cell and ~take after the name, in this order", help: form)
    }
    let path = try path(scalars[..<end], in: file)
    let parts = path.split(separator: "/")
    guard parts.first == "content", parts.count > 1 else {
      throw ReferenceFault(sentence: "prompt files are in content/")
    }
    if parts.last == "_index.md" {
      throw ReferenceFault(sentence: "an _index.md describes an album and has no pictures")
    }
    return .picture(path: parts.dropFirst().joined(separator: "/").droppingLast(".md".count), suffix)
  }

  private static func picturePath(_ text: String, in file: String) throws(ReferenceFault) -> String {
    let name = text.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: ".") else {
      throw ReferenceFault(
        sentence: "expected \(expected)",
        help: "names are written with their endings, such as \(ShownPath.of(text) ?? "./espresso").md")
    }
    guard endings.contains(name[name.index(after: point)...].lowercased()) else {
      throw ReferenceFault(sentence: "expected \(expected)", help: "picture files are .png, .jpg, .jpeg and .webp")
    }
    return try path(text.unicodeScalars[...], in: file)
  }

  /// Where the name of a prompt file ends: behind the last `.md` that is followed by nothing or by a picture's suffix.
  private static func endOfPromptFile(in scalars: String.UnicodeScalarView) -> String.Index? {
    var end: String.Index?
    var before: [Unicode.Scalar] = []
    for index in scalars.indices {
      if before == [".", "m", "d"], PictureSuffix.marks.contains(scalars[index]) { end = index }
      before = before.suffix(2) + [scalars[index]]
    }
    return before == [".", "m", "d"] ? scalars.endIndex : end
  }

  /// A path relative to the site, of one relative to the folder of a file.
  private static func path(
    _ text: Substring.UnicodeScalarView, in file: String
  ) throws(ReferenceFault) -> String {
    var parts = file.unicodeScalars.split(separator: "/").dropLast().map { String($0) }
    for part in text.split(separator: "/").map({ String($0) }) where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { throw ReferenceFault(sentence: "the path leads out of the site") }
      } else if part.unicodeScalars.first == "." {
        throw ReferenceFault(sentence: "files and folders whose names begin with a point are not read")
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\\" || scalar == "%" || scalar.properties.generalCategory == .control || scalar.turnsDirection
  }
}

extension String {
  fileprivate func droppingLast(_ count: Int) -> String { String(unicodeScalars.dropLast(count)) }
}
