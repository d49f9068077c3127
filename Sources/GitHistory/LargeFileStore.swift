import GalleryModel
import SiteFolder

/// git-lfs's own store in a repository: `objects/ab/cd/abcd…`, named by SHA-256.
struct LargeFileStore: Sendable {
  private let folder: SiteFolder

  /// - Returns: nil where there is no such folder.
  init?(at path: String) {
    do throws(SiteFolderError) {
      folder = try SiteFolder(at: path)
    } catch {
      return nil  // a repository without git-lfs
    }
  }

  func has(_ original: Original) -> Bool {
    do throws(SiteFolderError) {
      let status = try folder.status(of: Self.path(of: original))
      return status?.kind == .file && status?.bytes == original.bytes
    } catch {
      return false  // what cannot be looked at is not there
    }
  }

  /// The bytes, after they were checked; nil where they are not there.
  func read(_ original: Original) -> [UInt8]? {
    guard has(original) else { return nil }
    do throws(SiteFolderError) {
      let bytes = try folder.read(Self.path(of: original), limit: original.bytes)
      return original.isWhole(bytes) ? bytes : nil
    } catch {
      return nil  // what cannot be read is not there
    }
  }

  private static func path(of original: Original) -> String {
    "\(original.sha256.prefix(2))/\(original.sha256.dropFirst(2).prefix(2))/\(original.sha256)"
  }
}
