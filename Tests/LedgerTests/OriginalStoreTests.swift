import GalleryModel
import Ledger
import SiteFolder
import Testing

struct OriginalStoreTests {
  private let site: TemporarySite
  private let original = Sample.original()

  init() throws {
    site = try TemporarySite()
  }

  private var path: String { site.store.path(of: original) }
  private var copyPath: String { ".gallerist/originals/" + original.path }

  private func pointer(_ sha256: String, size: Int = 9) -> String {
    "version https://git-lfs.github.com/spec/v1\noid sha256:\(sha256)\nsize \(size)\n"
  }

  @Test func storesAnOriginalUnderItsHashReadOnlyWithACopy() throws {
    try site.storeOriginal()
    #expect(path == "images/\(original.sha256.prefix(2))/\(original.sha256).png")
    #expect(try site.folder.read(path, limit: 1_000) == Sample.bytes())
    #expect(try site.mode(path) == 0o444)
    #expect(try site.folder.read(copyPath, limit: 1_000) == Sample.bytes())
    #expect(try site.mode(copyPath) == 0o444)
    #expect(try site.temporaryFiles().isEmpty)
    #expect(try site.store.presence(of: original) == .present)
    #expect(try site.store.verify(original) == .present)
    #expect(try site.store.hasCopy(of: original))
  }

  @Test func storesTheSameOriginalTwiceWithoutHarm() throws {
    try site.storeOriginal()
    try site.storeOriginal()
    #expect(try site.store.verify(original) == .present)
  }

  @Test func saysWhatIsMissing() throws {
    #expect(try site.store.presence(of: original) == .missing)
    #expect(try site.store.verify(original) == .missing)
    #expect(try !site.store.hasCopy(of: original))
    #expect(try site.store.complete(original) == .absent)
  }

  @Test func findsAChangedByteOnlyWhenItReadsThemAll() throws {
    try site.storeOriginal()
    var bytes = Sample.bytes()
    bytes[3] ^= 1
    try site.folder.replace(path, with: bytes)
    #expect(try site.store.presence(of: original) == .present)
    #expect(try site.store.verify(original) == .damaged)
  }

  @Test func findsAnotherSizeAtOnce() throws {
    try site.folder.replace(path, with: Array(Sample.bytes().dropLast()))
    #expect(try site.store.presence(of: original) == .damaged)
    try site.folder.replace(path, with: [])
    #expect(try site.store.presence(of: original) == .damaged)
  }

  @Test func takesAFolderInItsPlaceForDamage() throws {
    try site.folder.makeFolder(path)
    #expect(try site.store.presence(of: original) == .damaged)
  }

  @Test func recognisesAPointerToExactlyThisOriginal() throws {
    try site.write(pointer(original.sha256), to: path)
    #expect(try site.store.presence(of: original) == .pointer)
    #expect(try site.store.verify(original) == .pointer)
    #expect(try site.store.complete(original) == .absent)
    try site.write(pointer(Sample.original("other").sha256), to: path)
    #expect(try site.store.presence(of: original) == .damaged)
  }

  @Test func completesTheFolderFromItsCopy() throws {
    try site.storeOriginal()
    try site.folder.remove(path)
    #expect(try site.store.presence(of: original) == .missing)
    #expect(try site.store.complete(original) == .restored)
    #expect(try site.store.verify(original) == .present)
    #expect(try site.mode(path) == 0o444)
  }

  @Test func completesTheCopyFromTheFolder() throws {
    try site.folder.replace(path, with: Sample.bytes(), mode: 0o444)
    #expect(try site.store.complete(original) == .present)
    #expect(try site.folder.read(copyPath, limit: 1_000) == Sample.bytes())
  }

  @Test func completesNothingFromADamagedCopy() throws {
    try site.storeOriginal()
    try site.folder.remove(path)
    var bytes = Sample.bytes()
    bytes[0] ^= 1
    try site.folder.replace(copyPath, with: bytes)
    #expect(try site.store.complete(original) == .absent)
    #expect(try site.store.presence(of: original) == .missing)
  }

  @Test func neverCopiesDamage() throws {
    var bytes = Sample.bytes()
    bytes[0] ^= 1
    try site.folder.replace(path, with: bytes)
    _ = try site.store.complete(original)
    #expect(try !site.store.hasCopy(of: original))
  }

  @Test func findsTheFilesThatAreNamedLikeOriginals() throws {
    try site.storeOriginal("a")
    try site.storeOriginal("b")
    try site.write("x", to: "images/README.md")
    try site.write("x", to: "images/ab/short.png")
    #expect(
      try site.store.namedFiles()
        == [
          Sample.original("a").sha256: site.store.path(of: Sample.original("a")),
          Sample.original("b").sha256: site.store.path(of: Sample.original("b")),
        ])
  }

  @Test(arguments: [
    "", "version https://git-lfs.github.com/spec/v1\nsize 9\n", "oid sha256:abc\n",
    "version https://example.com\noid sha256:a\n",
  ])
  func takesNothingElseForAPointer(text: String) {
    #expect(LargeFilePointer(Array(text.utf8)) == nil)
  }
}
