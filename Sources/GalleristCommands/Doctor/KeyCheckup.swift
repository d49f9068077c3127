import GalleryModel
import JoyAI

/// The API's address and key, as the environment has them. The key itself is never shown.
struct KeyCheckup {
  let world: World
  /// Whether the API may be asked; that costs nothing.
  let isOnline: Bool

  func findings() async -> [Finding] {
    let api: APIEnvironment
    do throws(CommandFailure) {
      api = try APIEnvironment(world.environment)
    } catch {
      return error.diagnostics.map {
        Finding(.key, "environment", .error(error.status), $0.message, help: $0.help)
      }
    }
    let own = world.environment[APIEnvironment.addressVariable].map { !$0.isEmpty } ?? false
    let address = own ? "\(APIEnvironment.addressVariable) leads to \(api.address)" : "the API is at \(api.address)"
    let findings = [Finding(.key, "address", .ok, address)]
    guard let key = api.key else {
      return findings + [
        Finding(
          .key, "key", .warning, "there is no API key, so only the sandbox makes pictures",
          help: "set \(APIEnvironment.keyVariable), or \(APIEnvironment.keyFileVariable) to a file of mode 0600")
      ]
    }
    guard isOnline else {
      return findings + [
        Finding(.key, "key", .ok, "\(source) has a key; gallerist doctor --online asks the API if it knows it")
      ]
    }
    return findings + [Finding(.key, "key", .ok, "\(source) has a key"), await ask(key, api.address)]
  }

  private var source: String {
    let isSet = world.environment[APIEnvironment.keyVariable].map { !$0.isEmpty } ?? false
    return isSet ? APIEnvironment.keyVariable : "the file that \(APIEnvironment.keyFileVariable) names"
  }

  /// Asks for the status of a task that cannot be: who knows the key answers that there is none.
  private func ask(_ key: APIKey, _ address: APIAddress) async -> Finding {
    do throws(JoyAIError) {
      _ = try await JoyAIClient(key: key, address: address, configuration: world.limits)
        .status(taskID: "gallerist-doctor")
    } catch {
      switch error.kind {
      case .badRequest, .otherClientError, .invalidRequest, .insufficientCredits: break
      case .unauthorized:
        return Finding(
          .key, "online", .error(.noKey), "the API at \(address.host) refused the key (401)",
          help: "copy the key from the provider's dashboard")
      default:
        return Finding(
          .key, "online", .error(.inputOutput), "the API at \(address.host) gave no answer to rely on: \(error)",
          help: "try again later, or check \(APIEnvironment.addressVariable) and proxies")
      }
    }
    return Finding(.key, "online", .ok, "the API at \(address.host) answers, and takes the key")
  }
}
