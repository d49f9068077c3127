package import GalleryModel
package import SiteFolder

/// Brings an output folder up to date: writes what changed, one file at a time and each in one step, and removes what
/// an earlier write left there. An unchanged file keeps its bytes and its time; what others put there stays.
///
/// A file that is in the way of a page and was not written by a gallery is never overwritten: the write is refused
/// before anything is touched. It is taken for a gallery's where the list of an earlier write names it; where that
/// list is lost (a fresh clone, a deleted `.gallerist/`), where the folder's `index.html` says that a gallery made it.
package struct SiteWriter: Sendable {
  /// The most bytes of a file that is copied or compared.
  static let fileLimit = 67_108_864
  /// How pages say who made them.
  static let mark = "<meta name=\"generator\" content=\"Gallerist"

  let site: SiteFolder
  /// Relative to the site, without `/` at its ends.
  let output: String
  let manifestPath: String

  /// - Parameters:
  ///   - output: the folder of the finished site, relative to the site folder.
  ///   - manifestPath: where the list of written files is kept, relative to the site folder, one for each output.
  package init(site: SiteFolder, output: String, manifestPath: String) {
    self.site = site
    self.output = output
    self.manifestPath = manifestPath
  }

  /// - Throws: ``Diagnostics`` for files of others in the way, paths that collide or leave the folder, and everything
  ///   that the file system refuses.
  package func write(_ files: [OutputFile]) throws(Diagnostics) -> WriteReport {
    let problems = OutputCheck.problems(of: files)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    let inTheWay: [Diagnostic]
    do throws(SiteFolderError) {
      let old = try OutputManifest(at: manifestPath, in: site)
      inTheWay = try filesInTheWay(of: files, old: old)
      if inTheWay.isEmpty { return try update(files, old: old) }
    } catch {
      throw Diagnostics(.error(error.description, file: output))
    }
    throw Diagnostics(inTheWay)
  }
}
