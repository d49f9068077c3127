import GalleryModel
package import SiteFolder

/// Brings an output folder up to date: writes what changed, one file at a time and each in one step, and removes what
/// an earlier write left there. An unchanged file keeps its bytes and its time; what others put there stays.
///
/// What is in the way of a page and was not written by a gallery is never overwritten: the write is refused before
/// anything is touched. A file is a gallery's where the list of an earlier write names it; where that list is lost (a
/// fresh clone, a deleted `.gallerist/`), where the file says so itself.
package struct SiteWriter: Sendable {
  /// The most bytes of a file that is copied or compared.
  static let fileLimit = 67_108_864

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

  /// Writes all files of a site.
  /// - Throws: ``SiteWriteError``: files of others in the way, places that cannot be, and everything that the file
  ///   system refuses.
  package func write(_ files: [OutputFile]) throws(SiteWriteError) -> WriteReport {
    let old = try examine(files)
    do throws(SiteFolderError) {
      return try update(files, old: old)
    } catch {
      throw .io(error)
    }
  }

  /// Finds what ``write(_:)`` would refuse, and changes nothing.
  /// - Throws: ``SiteWriteError``, as ``write(_:)`` does.
  package func check(_ files: [OutputFile]) throws(SiteWriteError) {
    _ = try examine(files)
  }

  /// - Returns: what an earlier write left.
  private func examine(_ files: [OutputFile]) throws(SiteWriteError) -> OutputManifest {
    var problems = OutputCheck.problems(of: files)
    guard problems.isEmpty else { throw .files(Diagnostics(problems)) }
    do throws(SiteFolderError) {
      problems = try tooLarge(files) + outputProblems()
      if problems.isEmpty {
        let old = try earlier()
        problems = try Obstacles(writer: self, old: old).problems(of: files)
        if problems.isEmpty { return old }
      }
    } catch {
      throw .io(error)
    }
    throw .files(Diagnostics(problems))
  }

  private func earlier() throws(SiteFolderError) -> OutputManifest {
    if let listed = try OutputManifest(at: manifestPath, output: output, in: site) { return listed }
    return try recovered()
  }

  /// An author's files that cannot be copied.
  private func tooLarge(_ files: [OutputFile]) throws(SiteFolderError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for file in files {
      guard case .copy(let source) = file.content, file.source != nil, let status = try site.status(of: source),
        status.kind == .file, status.bytes > Self.fileLimit
      else { continue }
      problems.append(.error("this file is larger than \(Self.fileLimit / 1_048_576) MiB", file: source))
    }
    return problems
  }

  /// A link could lead to the sources themselves, which pages would then stand among.
  private func outputProblems() throws(SiteFolderError) -> [Diagnostic] {
    guard !output.isEmpty else { return [] }
    for folder in Places.folders(above: output).reversed() + [output] {
      let problem: String
      switch try site.kind(at: folder) {
      case .folder, nil: continue
      case .link: problem = "this is a link, and the output is written to a folder of its own"
      case .file, .other: problem = "this is a file, where the output needs a folder"
      }
      return [.error(problem, file: folder, help: "move it away, or choose another output folder")]
    }
    return []
  }

  func place(of path: String) -> String { output.isEmpty ? path : output + "/" + path }

  func bytes(of file: OutputFile) throws(SiteFolderError) -> [UInt8] {
    switch file.content {
    case .bytes(let bytes): return bytes
    case .copy(let source): return try site.read(source, limit: Self.fileLimit)
    }
  }
}
