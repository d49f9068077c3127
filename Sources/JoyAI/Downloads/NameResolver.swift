import NIOPosix

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Looks up host names. Downloads resolve names themselves, so that the address that was checked is the one that is
/// connected to: a name server could give another answer to a second question.
struct NameResolver: Sendable {
  /// All addresses of a name, in the system's order of preference; empty if there are none.
  let addresses: @Sendable (String) async throws -> [IPAddress]

  /// The system's resolver, on a thread where blocking harms nobody.
  static let system = NameResolver { name in
    // The system's call cannot be stopped; a stream lets a cancelled caller go on without it.
    let answers = AsyncStream<[IPAddress]> { continuation in
      NIOThreadPool.singleton.submit { _ in
        continuation.yield(lookUp(name))
        continuation.finish()
      }
    }
    for await addresses in answers { return addresses }
    throw CancellationError()
  }

  private static func lookUp(_ name: String) -> [IPAddress] {
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &first) == 0, let first else { return [] }
    defer { freeaddrinfo(first) }
    var addresses: [IPAddress] = []
    for info in sequence(first: first, next: \.pointee.ai_next) {
      if let address = address(info.pointee), !addresses.contains(address) { addresses.append(address) }
    }
    return addresses
  }

  private static func address(_ info: addrinfo) -> IPAddress? {
    guard let start = UnsafeRawPointer(info.ai_addr) else { return nil }
    // Where the address lies in `sockaddr_in` and `sockaddr_in6`, on Linux as on macOS.
    switch info.ai_family {
    case AF_INET: return IPAddress(bytes: UnsafeRawBufferPointer(start: start + 4, count: 4))
    case AF_INET6: return IPAddress(bytes: UnsafeRawBufferPointer(start: start + 8, count: 16))
    default: return nil
    }
  }
}
