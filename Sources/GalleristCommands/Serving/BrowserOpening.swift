import Foundation

/// Shows an address in the person's browser: the one that `BROWSER` names, or the desktop's own.
struct BrowserOpening: Sendable {
  let environment: [String: String]

  /// Starts the browser and does not wait for it.
  /// - Parameter onFailure: is told why there is none, perhaps later.
  func open(_ address: String, onFailure: @escaping @Sendable (_ reason: String) -> Void) {
    let commands = commands(for: address)
    guard !commands.isEmpty else { return onFailure("there is no desktop here") }
    for command in commands {
      guard let program = Self.program(command[0], path: environment["PATH"]) else { continue }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = Array(command.dropFirst())
      process.environment = childEnvironment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      process.terminationHandler = { process in
        let code = process.terminationStatus
        if code != 0 { onFailure("\(DiagnosticText.visible(command[0])) ended with status \(code)") }
      }
      do {
        try process.run()
        return
      } catch {
        continue  // the next one may work; if none does, that is said
      }
    }
    onFailure("\(commands.map { DiagnosticText.visible($0[0]) }.joined(separator: ", ")) cannot be run")
  }

  /// What to try, in this order: programs with their arguments.
  private func commands(for address: String) -> [[String]] {
    if let browser = environment["BROWSER"], !browser.isEmpty {
      return browser.split(separator: ":").map { Self.command(String($0), address) }.filter { !$0.isEmpty }
    }
    #if os(macOS)
      return [["/usr/bin/open", address]]
    #else
      let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].contains { environment[$0]?.isEmpty == false }
      return hasDesktop ? [["xdg-open", address], ["wslview", address]] : []
    #endif
  }

  /// `firefox --new-window %s`; without `%s` the address comes last.
  private static func command(_ text: String, _ address: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return [] }
    guard words.contains(where: { $0.contains("%s") }) else { return words + [address] }
    return words.map { $0.replacing("%s", with: address) }
  }

  private static func program(_ name: String, path: String?) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    return (path ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The key is nobody else's, under whatever name it stands there.
  private var childEnvironment: [String: String] {
    let key = APIEnvironment.keyText(in: environment)
    return environment.filter { name, value in
      if name.hasPrefix("JOYAI_") { return false }
      guard let key, !key.isEmpty else { return true }
      return !value.contains(key)
    }
  }
}
