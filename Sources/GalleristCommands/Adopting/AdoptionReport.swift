import GalleryModel

/// What is said of the files of a folder: each one that is not adopted, and how many there were of each kind.
struct AdoptionReport {
  /// So many of a kind are listed, unless more is asked for.
  private static let most = 20

  let folder: PictureFolder
  let match: FolderMatch
  let isDryRun: Bool
  let printer: Printer

  func say(_ adoptions: [Adoption]) {
    tellStrangers()
    let leftOut = adoptions.filter { reason($0) != nil }
    tell(leftOut, more: { "\($0) more files are left out" }) { adoption in
      .warning(reason(adoption)?.sentence ?? "", file: folder.shown(adoption.file), help: reason(adoption)?.help)
    }
    let changing = adoptions.filter(\.isStored)
    if isDryRun {
      printer.results(changing.map(line))
      for adoption in adoptions where adoption.outcome == .alreadyThere { printer.detail(line(adoption)) }
    } else {
      for adoption in adoptions where reason(adoption) == nil { printer.detail(line(adoption)) }
    }
    printer.results([sentence(adoptions)])
    if adoptions.contains(where: isOutvoted) {
      printer.note("With --replace, files are adopted also where another picture is there already.")
    }
    if isDryRun { printer.note("Nothing was changed.") }
    if !isDryRun, !changing.isEmpty {
      printer.note("gallerist build shows \(changing.count == 1 ? "it" : "them").")
    }
  }

  /// Says which files are named like no picture, and what they may have been meant for.
  func tellStrangers() {
    tell(match.strangers, more: { "\($0) more files are named like no picture" }) { file in
      .warning(
        "there is no picture \(quoted(file.name)) in the content", file: folder.shown(file),
        help: match.nearest(to: file).map { "did you mean \(quoted($0))? files are named like ids" })
    }
  }

  /// What was sent for an adopted picture may still be charged.
  func warnOfOpenAttempts(of adoptions: [Adoption], _ holdings: Holdings) {
    for fingerprint in Set(adoptions.flatMap(\.facts).map(\.fingerprint)).sorted() {
      for attempt in holdings.attempts(at: fingerprint) where !attempt.isSettled {
        let text = AttemptText(attempt)
        printer.show(.warning(text.sentence, help: text.help))
      }
    }
  }

  private func tell<Item>(_ items: [Item], more: (Int) -> String, _ warning: (Item) -> Diagnostic) {
    let shown = printer.isVerbose || items.count == Self.most + 1 ? items[...] : items.prefix(Self.most)
    shown.forEach { printer.show(warning($0)) }
    if shown.count < items.count { printer.warn(more(items.count - shown.count), help: "-v lists all") }
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  private func isOutvoted(_ adoption: Adoption) -> Bool {
    if case .leftOut = adoption.outcome { true } else { false }
  }

  /// Why a file is not adopted; nil for one that is, or counts already.
  private func reason(_ adoption: Adoption) -> (sentence: String, help: String?)? {
    switch adoption.outcome {
    case .adopted, .alreadyThere, .broughtBack: nil
    case .leftOut(let hash): ("\(adoption.id) has another picture already (\(hash.prefix(12)))", nil)
    case .outdone(let other):
      ("\(adoption.id) has the same request as \(other), and so the same picture", "\(other) has a file of its own")
    case .waiting(let parents):
      (
        "\(adoption.id) edits \(NameList.text(parents)), which \(parents.count == 1 ? "has" : "have") no picture yet",
        "adopt or make \(parents.count == 1 ? "that one" : "those") first"
      )
    }
  }

  private func line(_ adoption: Adoption) -> String {
    let file = DiagnosticText.visible(folder.shown(adoption.file))
    let name = DiagnosticText.visible(adoption.id)
    let original = adoption.original
    switch adoption.outcome {
    case .adopted(let old):
      let size = "\(original.width) × \(original.height)"
      // Bytes that an edit has already can be adopted for its changed request.
      let before = old.flatMap { $0 == original.sha256 ? nil : $0 }.map { ", instead of \($0.prefix(12))" } ?? ""
      return "\(name): \(isDryRun ? "would adopt" : "adopted") \(file), \(size)\(before)"
    case .broughtBack: return "\(name): the missing file \(isDryRun ? "would be" : "is") back from \(file)"
    case .alreadyThere: return "\(name): \(file) is there already"
    case .leftOut, .outdone, .waiting: return "\(name): \(file) is left out"
    }
  }

  private func sentence(_ adoptions: [Adoption]) -> String {
    func count(_ isCounted: (Adoption) -> Bool) -> Int { adoptions.count(where: isCounted) }
    let adopted = count { if case .adopted = $0.outcome { true } else { false } }
    let parts = [
      (adopted, isDryRun ? "to be adopted" : "adopted"),
      (count { $0.outcome == .broughtBack }, isDryRun ? "to be brought back" : "brought back"),
      (count { $0.outcome == .alreadyThere }, "already there"), (count { reason($0) != nil }, "left out"),
      (match.strangers.count, "without a match"),
    ]
    let said = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }.map(\.element)
    return said.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "."
  }
}
