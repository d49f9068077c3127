import Foundation
import SiteFolder

/// The system, and the room on it.
struct MachineCheckup {
  let folder: SiteFolder
  let world: World

  /// A few hundred originals of 4k.
  private static let plenty = 2_000_000_000
  /// Less than a run needs for its books and a few originals.
  private static let tooLittle = 100_000_000

  var findings: [Finding] {
    [Finding(.machine, "system", .ok, "\(ProcessInfo.processInfo.operatingSystemVersionString), \(Self.architecture)")]
      + [room].compactMap { $0 }
  }

  private var room: Finding? {
    guard let free = world.freeBytes(folder.root) else { return nil }
    let message = "\(Counted.size(free)) free where the site is"
    let help = "make room: what is paid for has to be stored"
    if free < Self.tooLittle { return Finding(.machine, "disk", .error(.inputOutput), "only \(message)", help: help) }
    return free < Self.plenty
      ? Finding(.machine, "disk", .warning, "only \(message)", help: help) : Finding(.machine, "disk", .ok, message)
  }

  private static var architecture: String {
    #if arch(arm64)
      "arm64"
    #elseif arch(x86_64)
      "x86_64"
    #else
      "another architecture"
    #endif
  }
}
