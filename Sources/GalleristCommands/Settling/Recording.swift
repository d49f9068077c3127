import GalleryModel
import Ledger
import SiteFolder

/// Writes down what a person has settled, and tells a change that did not take effect from one that did, though not
/// every book could take it.
struct Recording {
  let workspace: Workspace
  let books: Books

  /// - Parameter present: the requests whose facts and files the lock and `images/` are to have.
  /// - Returns: what is to be said after the result, where the change counts but something could not be written; nil
  ///   where everything is in its place.
  /// - Throws: ``CommandFailure`` where nobody knows whether it counts, or it does not.
  func record(_ facts: [Fact], present: Set<Fingerprint>) async throws(CommandFailure) -> CommandFailure? {
    do throws(BooksError) {
      try await books.record(facts)
      try await books.settle(present: present)
      return nil
    } catch {
      if case .rescued(let reason) = error {
        return counting(.inputOutput, [.error(reason)], in: workspace.layout.rescue)
      }
      guard isDurable(facts) else { throw CommandFailure(error) }
      let failure = CommandFailure(error)
      return counting(failure.status, failure.diagnostics, in: "the books of this machine")
    }
  }

  private func counting(_ status: ExitStatus, _ diagnostics: [Diagnostic], in place: String) -> CommandFailure {
    let kept = Diagnostic.warning(
      "not everything could be written, but the change counts, and is safe in \(place)",
      help: diagnostics.allSatisfy { $0.help == nil }
        ? "make room, and the next run completes the rest: gallerist build --offline" : nil)
    return CommandFailure(status, diagnostics + [kept])
  }

  /// Whether facts can be read back. What is thrown does not tell: the ledger may have them, and the lock not.
  private func isDurable(_ facts: [Fact]) -> Bool {
    let site = workspace.site
    do {
      let known: Set<FactLine>
      do throws(BooksError) {
        known = try BooksReader(site: site, layout: workspace.layout).lines
      } catch {
        // The lock was broken meanwhile.
        known = Set(try FactLedger(reading: site.root + "/" + workspace.layout.ledger).lines())
      }
      return facts.allSatisfy { known.contains(FactLine($0)) }
    } catch {
      return false  // what was wrong first is told
    }
  }
}
