extension JoyAIClient {
  /// Fetches a picture of a report into a new file, without the API key.
  ///
  /// Only `https` from public addresses is accepted; the machine itself is allowed if the API is there too.
  ///
  /// - Parameters:
  ///   - url: one of `TaskReport.images`.
  ///   - path: must not exist yet; belongs to the caller.
  ///   - limits: size and times; by default those of the configuration.
  /// - Throws: `DownloadError`; its `advice` says what to do next.
  public func download(
    _ url: String, to path: String, limits: DownloadLimits? = nil
  ) async throws(DownloadError) -> DownloadedFile {
    do throws(DownloadError) {
      return try await PictureDownload(httpClient: httpClient)
        .download(url, to: path, limits: limits ?? configuration.downloads, policy: .suiting(address))
    } catch {
      throw error.redacted(by: Redaction(key: key))
    }
  }

  /// Whether the API key stands in bytes, which then must not be kept.
  public func keyAppears(in bytes: [UInt8]) -> Bool {
    Redaction(key: key).appears(in: bytes)
  }

  /// Bytes that a server sent, without the API key.
  public func redacted(_ bytes: [UInt8]) -> [UInt8] {
    Redaction(key: key).bytes(bytes)
  }
}

extension DownloadError {
  /// The same error without the key: a server that was sent it earlier may have put it into a URL or a header.
  fileprivate func redacted(by redaction: Redaction) -> DownloadError {
    let kind: Kind =
      switch kind {
      case .notAPicture(let type): .notAPicture(contentType: type.map(redaction.line))
      case .contentEncoding(let name): .contentEncoding(redaction.line(name))
      default: kind
      }
    return DownloadError(kind: kind, host: host.map(redaction.line))
  }
}
