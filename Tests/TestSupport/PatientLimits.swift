package import JoyAI

extension JoyAIClient.Configuration {
  /// So much time that a busy machine never makes one of the client's limits part of a test that is not about them.
  package static var patient: Self {
    var limits = Self()
    limits.connectTimeout = .seconds(300)
    limits.readTimeout = .seconds(600)
    limits.totalTimeout = .seconds(900)
    limits.downloads.connectTimeout = .seconds(300)
    limits.downloads.readTimeout = .seconds(600)
    limits.downloads.totalTime = .seconds(900)
    return limits
  }
}
