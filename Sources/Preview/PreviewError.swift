import Foundation
import NIOCore

/// Why there is no preview.
package enum PreviewError: Error, Hashable, Sendable {
  /// Another program has the port.
  case portTaken(Int)
  /// The system's words for why the port cannot be opened.
  case cannotListen(port: Int, reason: String)

  init(_ error: any Error, port: Int) {
    guard let code = (error as? IOError)?.errnoCode else {
      self = .cannotListen(port: port, reason: String(describing: error))
      return
    }
    self = code == EADDRINUSE ? .portTaken(port) : .cannotListen(port: port, reason: String(cString: strerror(code)))
  }
}
