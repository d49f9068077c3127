package import GalleryModel

/// Where git has the bytes of originals.
package struct FoundOriginals: Sendable {
  /// Blobs that may be the file itself, by their size.
  var blobs: [Original: [String]] = [:]
  /// Files in git-lfs's own store.
  var largeFiles: Set<Original> = []
  /// Those of which git has only a pointer; a server may have the file.
  package internal(set) var pointers: Set<Original> = []

  /// Those whose bytes are on this machine.
  package var here: Set<Original> { largeFiles.union(blobs.keys) }

  /// The same, but for some that are needed no longer.
  package func without(_ originals: Set<Original>) -> FoundOriginals {
    FoundOriginals(
      blobs: blobs.filter { !originals.contains($0.key) }, largeFiles: largeFiles.subtracting(originals),
      pointers: pointers.subtracting(originals))
  }
}
