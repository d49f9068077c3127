import SiteFolder

extension SiteWriter {
  /// What a lost list probably named: every file in the output folder that is a gallery's by itself.
  func recovered() throws(SiteFolderError) -> OutputManifest {
    var found = OutputManifest(output: output, paths: [])
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try site.names(of: place(of: folder)) where !name.hasPrefix(".") {
        let path = folder.isEmpty ? name : folder + "/" + name
        switch try site.kind(at: place(of: path)) {
        case .folder: folders.append(path)
        case .file: if OwnFile.isCandidate(path), try isOwn(path) { found.paths.insert(path) }
        case .link, .other, nil: continue
        }
      }
    }
    return found
  }

  private func isOwn(_ path: String) throws(SiteFolderError) -> Bool {
    do throws(SiteFolderError) {
      return OwnFile.isOwn(path, try site.read(place(of: path), limit: Self.fileLimit))
    } catch .tooLarge {
      return false
    }
  }
}
