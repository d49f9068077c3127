import GalleryModel
import JoyAI
import Ledger
import SiteFolder

/// Why a picture that is paid for is not stored, or a file cannot be looked at.
enum FetchFailure: Error, CustomStringConvertible {
  case download(DownloadError)
  /// It came, but is no picture that can be decoded.
  case broken(String)
  /// It came, and the API key is in it: it would go into git.
  case holdsKey
  /// Nothing can be stored here before something is mended on this machine.
  case disk(String)

  var description: String {
    switch self {
    case .download(let error): error.description
    case .broken(let reason): "what came is no whole picture: \(reason)"
    case .holdsKey: "what came holds the API key and is not kept; change the key at the provider, then run again"
    case .disk(let reason): reason
    }
  }
}

extension Generator {
  /// Where files that are no pictures are kept for a look, each once.
  private static let asideFolder = ".gallerist/set-aside"

  /// Fetches one picture, decodes it completely, and puts it among the originals.
  func download(_ url: String) async throws(FetchFailure) -> Original {
    do {
      let temporary = try site.makeTemporaryFile()
      // Only the name is wanted: the download makes the file itself.
      try site.remove(temporary)
      let path = site.root + "/" + temporary
      _ = try await client.download(url, to: path)
      let bytes = try site.read(temporary, limit: OriginalStore.sizeLimit)
      let measure: ImageMeasure
      do {
        measure = try surroundings.measure(path)
      } catch {
        try setAside(bytes)
        try site.remove(temporary)
        throw FetchFailure.broken(String(describing: error))
      }
      guard !client.keyAppears(in: bytes) else {
        try site.remove(temporary)
        throw FetchFailure.holdsKey
      }
      let original = Original(
        sha256: SHA256Digest.of(bytes), bytes: bytes.count, width: measure.width, height: measure.height,
        type: measure.type)
      try books.store.store(original, from: temporary)
      await addresses.note(url, of: original.sha256)
      return original
    } catch let error as DownloadError {
      throw error.advice == .mendLocally ? .disk(error.description) : .download(error)
    } catch let error as FetchFailure {
      throw error
    } catch {
      throw .disk(String(describing: error))
    }
  }

  private func setAside(_ bytes: [UInt8]) throws(SiteFolderError) {
    let clean = client.redacted(bytes)
    _ = try site.replaceIfChanged(Self.asideFolder + "/" + SHA256Digest.of(clean), with: clean)
  }
}
