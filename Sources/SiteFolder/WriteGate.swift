/// A call that changes something on disk.
package enum WriteCall: String, CaseIterable, Sendable {
  case create
  case write
  case sync
  case rename
  case makeFolder = "make-folder"
  case removeFolder = "remove-folder"
  case remove
  case changeMode = "change-mode"
  /// A picture that is written by the download itself.
  case download
  /// A transaction of the ledger.
  case transaction
}

/// Every call that writes passes here, so that a build for tests can make any one of them fail, or end the process just
/// before or after it. In a release build there is nothing behind it.
package enum WriteGate {
  /// Asked before a call.
  /// - Returns: nil lets the call happen; an errno makes it fail with that.
  package static func before(_ call: WriteCall, _ path: String) -> Int32? {
    #if DEBUG
      return WriteFaults.shared?.before(call, path)
    #else
      return nil
    #endif
  }

  /// Told after a call that succeeded.
  package static func after(_ call: WriteCall, _ path: String) {
    #if DEBUG
      WriteFaults.shared?.after(call, path)
    #endif
  }
}
