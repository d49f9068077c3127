#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SiteFolder {
  /// A name in a folder, with what stands there itself: a link is not followed.
  package struct Listed: Hashable, Sendable {
    package var name: String
    package var place: PlaceKind
    package var status: FileStatus
  }

  /// Everything in a folder with its status, unsorted, at one call of the system each: cheap enough to be asked for again
  /// and again. What goes away meanwhile is left out.
  /// - Throws: ``SiteFolderError``; also where there is no such folder.
  package func listing(of folder: String) throws(SiteFolderError) -> [Listed] {
    let descriptor = try open(folder, flags: O_RDONLY | O_DIRECTORY)
    let copy = dup(descriptor.raw)
    guard copy >= 0 else { throw .last("list", folder) }
    guard let stream = fdopendir(copy) else {
      let error = SiteFolderError.last("list", folder)
      _ = System.close(copy)
      throw error
    }
    defer { closedir(stream) }
    var listed: [Listed] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1_024) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      guard fstatat(descriptor.raw, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      let place: PlaceKind =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
      listed.append(Listed(name: name, place: place, status: FileStatus(status)))
    }
    return listed
  }
}
