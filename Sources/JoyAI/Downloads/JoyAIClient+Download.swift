extension JoyAIClient {
  /// Fetches a picture of a report into a new file, without the API key.
  ///
  /// Only `https` from public addresses is accepted; the machine itself is allowed if the API is there too.
  ///
  /// - Parameters:
  ///   - url: one of `TaskReport.images`.
  ///   - path: must not exist yet; belongs to the caller.
  ///   - limits: size and times.
  /// - Throws: `DownloadError`; its `advice` says what to do next.
  public func download(
    _ url: String, to path: String, limits: DownloadLimits = .standard
  ) async throws(DownloadError) -> DownloadedFile {
    try await PictureDownload(httpClient: httpClient)
      .download(url, to: path, limits: limits, policy: .suiting(address))
  }
}
