package import GalleryModel
package import SiteFolder

/// The books as they are, for commands that change nothing: lock, ledger and rescue file united, none of them touched.
package struct BooksReader: Sendable {
  package let lock: LockContents
  /// Lock, ledger and rescue file together.
  package let lines: Set<FactLine>

  package init(site: SiteFolder, layout: BooksLayout) throws(BooksError) {
    do throws(Diagnostics) {
      lock = try LockFile(site: site, layout: layout).read()
    } catch {
      throw .lock(error)
    }
    var lines = Set(lock.lines)
    do {
      if try site.status(of: layout.ledger) != nil {
        lines.formUnion(try FactLedger(reading: site.root + "/" + layout.ledger).lines())
      }
      lines.formUnion(try RescueFile(site: site, layout: layout).read().lines)
    } catch let error as LedgerError {
      throw .ledger(error)
    } catch {
      throw .io(String(describing: error))
    }
    self.lines = lines
  }

  package var holdings: Holdings { Holdings(lines) }
}
