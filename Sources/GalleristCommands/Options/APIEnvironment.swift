import Foundation
import JoyAI

/// What the environment says about the API, checked before anything else is read.
struct APIEnvironment {
  static let keyVariable = "JOYAI_API_KEY"
  static let keyFileVariable = "JOYAI_API_KEY_FILE"
  static let addressVariable = "JOYAI_BASE_URL"

  /// What is shorter is a slip, and would be found by chance in anything that is searched for it.
  private static let shortestKey = 8

  let address: APIAddress
  /// Nil where there is none.
  let key: APIKey?

  init(_ environment: [String: String]) throws(CommandFailure) {
    address = try Self.address(environment[Self.addressVariable])
    key = try Self.key(environment)
  }

  /// The text of the key, whatever is wrong with it, to keep it out of what is printed; nil where none can be read.
  static func keyText(in environment: [String: String]) -> String? {
    if let text = environment[keyVariable], !text.isEmpty {
      return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard let path = environment[keyFileVariable], !path.isEmpty else { return nil }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let data = try handle.read(upToCount: 4_096) ?? Data()
      try handle.close()
      return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      return nil  // who needs the key says why it cannot be had
    }
  }

  private static func address(_ text: String?) throws(CommandFailure) -> APIAddress {
    guard let text, !text.isEmpty else { return .production }
    do throws(APIAddressError) {
      return try APIAddress(text)
    } catch {
      throw CommandFailure(
        .settingsError, "\(addressVariable): \(error)", help: "set it to an address such as https://api.example.com")
    }
  }

  private static func key(_ environment: [String: String]) throws(CommandFailure) -> APIKey? {
    if let text = environment[keyVariable], !text.isEmpty { return try key(text, from: keyVariable) }
    guard let path = environment[keyFileVariable], !path.isEmpty else { return nil }
    // Where a link leads counts: that is how containers are given secrets.
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let mode: Int
    let data: Data
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
      let handle = try FileHandle(forReadingFrom: file)
      data = try handle.read(upToCount: 4_096) ?? Data()
      try handle.close()
    } catch {
      throw CommandFailure(
        .settingsError, "\(keyFileVariable) names \(path), which cannot be read",
        help: "let it name a file of mode 0600 that holds the key")
    }
    guard mode & 0o077 == 0 else {
      throw CommandFailure(
        .settingsError, "\(keyFileVariable) names \(path), which others may read (mode \(String(mode, radix: 8)))",
        help: "chmod 600 \(ShellWord.quoted(path))")
    }
    return try key(String(decoding: data, as: UTF8.self), from: keyFileVariable)
  }

  private static func key(_ text: String, from variable: String) throws(CommandFailure) -> APIKey {
    let length = text.trimmingCharacters(in: .whitespacesAndNewlines).count
    guard length == 0 || length >= shortestKey else {
      throw CommandFailure(
        .settingsError, "\(variable) has only \(length == 1 ? "1 character" : "\(length) characters"): that is no key",
        help: "copy the key from the provider's dashboard")
    }
    do throws(APIKeyError) {
      return try APIKey(text)
    } catch {
      throw CommandFailure(.settingsError, "\(variable): \(error)", help: "copy the key from the provider's dashboard")
    }
  }
}
