#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SiteFolder {
  /// The bytes of a regular file.
  /// - Parameter limit: the most bytes that the file may have.
  package func read(_ path: String, limit: Int) throws(SiteFolderError) -> [UInt8] {
    // Not blocking, so that a named pipe in the place of a file is refused and not waited for.
    let descriptor = try open(path, flags: O_RDONLY | O_NONBLOCK)
    guard let status = descriptor.status, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard status.st_size <= limit else { throw .tooLarge(path: path, limit: limit) }
    return try descriptor.readAll(limit: limit, path: path)
  }

  /// Like ``read(_:limit:)``, but nil where there is no such file.
  package func readIfPresent(_ path: String, limit: Int) throws(SiteFolderError) -> [UInt8]? {
    do throws(SiteFolderError) {
      return try read(path, limit: limit)
    } catch .notFound {
      return nil
    }
  }

  /// What a folder holds, sorted by the bytes of the names; empty where there is no such folder.
  package func entries(of folder: String) throws(SiteFolderError) -> [FolderEntry] {
    let names: [String]
    do throws(SiteFolderError) {
      names = try self.names(in: folder)
    } catch .notFound {
      return []
    }
    var entries: [FolderEntry] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if let status = try status(of: folder.isEmpty ? name : folder + "/" + name) {
        entries.append(FolderEntry(name: name, kind: status.kind))
      }
    }
    return entries
  }

  /// The names in a folder, sorted by their bytes; empty where there is no such folder. Unlike ``entries(of:)`` this does
  /// not look at what the names stand for, so that one bad link does not hide the others.
  package func names(of folder: String) throws(SiteFolderError) -> [String] {
    do throws(SiteFolderError) {
      return try names(in: folder).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch .notFound {
      return []
    }
  }

  /// Every regular file below a folder, as paths relative to that folder, sorted; hidden ones are left out unless
  /// asked for.
  package func files(below folder: String, hidden: Bool = false) throws(SiteFolderError) -> [String] {
    var result: [String] = []
    for entry in try entries(of: folder) where hidden || !entry.name.hasPrefix(".") {
      switch entry.kind {
      case .file: result.append(entry.name)
      case .folder:
        let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
        result += try files(below: path, hidden: hidden).map { entry.name + "/" + $0 }
      case .other: continue
      }
    }
    return result
  }

  /// Kind and size of what a path names, links within the site followed; nil where there is nothing.
  package func status(of path: String) throws(SiteFolderError) -> FileStatus? {
    do throws(SiteFolderError) {
      let descriptor = try open(path, flags: O_RDONLY | O_NONBLOCK)
      guard let status = descriptor.status else { throw .last("examine", path) }
      return FileStatus(status)
    } catch .notFound {
      return nil
    } catch .system(_, _, let code, _) where code == ENXIO {
      return FileStatus(kind: .other, bytes: 0)  // a socket cannot be opened
    }
  }

  private func names(in folder: String) throws(SiteFolderError) -> [String] {
    let descriptor = try open(folder, flags: O_RDONLY | O_DIRECTORY)
    let copy = dup(descriptor.raw)
    guard copy >= 0, let stream = fdopendir(copy) else { throw .last("list", folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1_024) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
