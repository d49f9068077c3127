package import GalleryModel
package import SiteFolder

/// The books as they are, for commands that change nothing: lock, ledger and rescue file united, none of them touched.
package struct BooksReader: Sendable {
  package let lock: LockContents
  /// Lock, ledger and rescue file together.
  package let lines: Set<FactLine>
  /// What was odd, but not wrong, about the books.
  package let warnings: [Diagnostic]

  package init(site: SiteFolder, layout: BooksLayout) throws(BooksError) {
    do throws(Diagnostics) {
      lock = try LockFile(site: site, layout: layout).read()
    } catch {
      throw .lock(error)
    }
    var lines = Set(lock.lines)
    var warnings = lock.warnings
    do {
      if try site.status(of: layout.ledger) != nil {
        do throws(LedgerError) {
          lines.formUnion(try FactLedger(reading: site.root + "/" + layout.ledger).lines())
        } catch {
          guard case .damaged = error else { throw error }
          lines.formUnion(try DamagedLedger(site: site, layout: layout).readableLines())
          warnings.append(
            .warning(
              error.description, file: layout.ledger,
              help: "the next gallerist generate keeps it and goes on with what can be read of it"))
        }
      }
      for path in [layout.rescue, layout.salvage] {
        lines.formUnion(try RescueFile(site: site, path: path).read().lines)
      }
    } catch let error as LedgerError {
      throw .ledger(error)
    } catch {
      throw .io(String(describing: error))
    }
    self.warnings = warnings
    self.lines = lines
  }

  package var holdings: Holdings { Holdings(lines) }
}
