import SiteFolder

/// Looks at everything that a run needs, and changes nothing.
struct Doctor {
  let options: CommonOptions
  let world: World
  /// Whether the API may be asked if it knows the key.
  let isOnline: Bool

  /// All findings, by topic.
  /// - Throws: ``CommandFailure`` with exit status 64 where there is no such folder.
  func findings() async throws(CommandFailure) -> [Finding] {
    let folder: SiteFolder
    do throws(SiteFolderError) {
      folder = try SiteFolder(at: options.site)
    } catch {
      throw CommandFailure(.usage, "--site: \(error)")
    }
    let site = SiteCheckup(folder: folder)
    var findings = MachineCheckup(folder: folder, world: world).findings
    findings += LibraryCheckup.findings
    findings += await GitCheckup(folder: folder, output: site.output, world: world).findings()
    findings += site.findings
    findings += await KeyCheckup(world: world, isOnline: isOnline).findings()
    return findings
  }

  /// The exit status that some findings lead to: of several, what has to be mended first.
  static func status(of findings: [Finding]) -> ExitStatus {
    let found = findings.compactMap(\.status)
    let order: [ExitStatus] = [.settingsError, .contentError, .inputOutput, .noKey]
    return order.first(where: found.contains) ?? found.first ?? .done
  }
}
