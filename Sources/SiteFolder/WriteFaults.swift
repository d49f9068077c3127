#if DEBUG
  import Synchronization

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// Faults for tests: the environment says at which of this process's writing calls, counted from 1, what happens.
  ///
  /// `GALLERIST_FAULT` is one of `kill:N`, `kill-after:N`, `ENOSPC:N`, `EIO:N`, `EROFS:N`; a `+` at the end means that call
  /// and all after it. `GALLERIST_FAULT_LOG` names a file that lists the calls. A failing write has written half of its
  /// bytes, as on a disk that is full.
  package final class WriteFaults: Sendable {
    private enum Kind: Equatable {
      case none
      case killBefore
      case killAfter
      case fail(Int32)
    }

    private static let installed = Mutex<WriteFaults?>(nil)
    static var shared: WriteFaults? { installed.withLock { $0 } }

    private let kind: Kind
    private let number: Int
    private let lasts: Bool
    private let log: Int32?
    private let count = Mutex(0)

    /// Reads the two variables; without them nothing is installed.
    package static func install(_ environment: [String: String]) {
      let fault = environment["GALLERIST_FAULT"]
      let log = environment["GALLERIST_FAULT_LOG"]
      guard fault != nil || log != nil else { return }
      installed.withLock { $0 = WriteFaults(fault ?? "", log: log) }
    }

    private init(_ text: String, log: String?) {
      let parts = text.split(separator: ":").map(String.init)
      let errors = ["ENOSPC": ENOSPC, "EIO": EIO, "EROFS": EROFS]
      kind =
        switch parts.first {
        case "kill": .killBefore
        case "kill-after": .killAfter
        case let name?: errors[name].map { .fail($0) } ?? .none
        case nil: .none
        }
      let position = parts.count > 1 ? parts[1] : ""
      lasts = position.hasSuffix("+")
      number = Int(lasts ? String(position.dropLast()) : position) ?? 0
      let file = log.map { open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) }
      self.log = file.flatMap { $0 >= 0 ? $0 : nil }
    }

    func before(_ call: WriteCall, _ path: String) -> Int32? {
      let position = count.withLock { count in
        count += 1
        return count
      }
      if let log {
        let line = Array("\(position) \(call.rawValue) \(path)\n".utf8)
        _ = line.withUnsafeBytes { System.write(log, $0) }
      }
      guard position == number || lasts && position > number else { return nil }
      switch kind {
      case .killBefore: die()
      case .fail(let code): return code
      case .killAfter, .none: break
      }
      return nil
    }

    func after(_ call: WriteCall, _ path: String) {
      if kind == .killAfter, count.withLock({ $0 }) >= number { die() }
    }

    private func die() {
      kill(getpid(), SIGKILL)
      while true { pause() }
    }
  }
#endif
