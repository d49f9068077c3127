import Foundation
import GalleryModel
import JoyAISandbox
import Ledger

/// What became of a site's money: what the provider charged, held against what the site has to show for it.
struct Outcome: Sendable {
  /// Pictures that were charged more than once.
  var paidTwice: [String] = []
  /// Charged tasks whose picture is not stored.
  var lost: [String] = []
  /// Whatever else is not as it should be.
  var untidy: [String] = []

  var isFine: Bool { paidTwice.isEmpty && lost.isEmpty && untidy.isEmpty }

  /// - Parameter charges: all that the provider charged for this site's pictures.
  init(of site: ProcessSite, charges: [Charge]) throws {
    for (prompt, charges) in Dictionary(grouping: charges, by: \.prompt) where charges.count > 1 {
      paidTwice.append(prompt)
    }
    let folder = try site.folder()
    let locked = Holdings(try site.lock().lines)
    let stored = locked.storedPictures.values.joined()
    let store = OriginalStore(site: folder, layout: .site)
    for charge in charges {
      guard let picture = stored.first(where: { $0.task == charge.taskID }),
        try store.verify(picture.original) == .present
      else {
        lost.append("\(charge.taskID) (\(charge.prompt))")
        continue
      }
    }
    try tidiness(site, locked: locked)
  }

  private mutating func tidiness(_ site: ProcessSite, locked: Holdings) throws {
    let report = try BooksVerifier(site: try site.folder(), layout: .site).verify()
    if report.foundDamage { untidy.append("verify finds damage: \(report)") }
    if !report.lock.isEmpty { untidy.append("verify warns: \(report.lock)") }
    untidy += report.orphaned.map { "orphaned: \($0)" }
    untidy += try site.names(in: ".gallerist/tmp").map { "left: .gallerist/tmp/\($0)" }
    untidy += try rescuedFacts(site).map { "not taken in: \($0)" }
    for folder in ["", "images", "public"] {
      untidy += try site.names(in: folder).filter { $0.hasSuffix(".tmp") }.map { "left: \(folder)/\($0)" }
    }
    let known = try site.books().holdings
    if Set(known.storedPictures.keys) != Set(locked.storedPictures.keys) {
      untidy.append("ledger and lock know other pictures")
    }
  }

  /// The facts in the rescue file; a part of a line, as a full disk leaves it, is kept for a person to look at.
  private func rescuedFacts(_ site: ProcessSite) throws -> [String] {
    guard site.exists(".gallerist/rescue.jsonl") else { return [] }
    return try site.text(".gallerist/rescue.jsonl").split(separator: "\n").map(String.init).filter { line in
      do throws(FactLineError) {
        return try FactLine(line).fact != nil
      } catch {
        return false
      }
    }
  }
}
