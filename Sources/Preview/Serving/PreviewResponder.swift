import Hummingbird
import NIOCore
import SiteFolder

/// Answers requests from the list of built files, and from nothing else.
struct PreviewResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  /// The most bytes of a file that is shown.
  private static let sizeLimit = 256 * 1_048_576
  /// After so long without news a stream says that it is still there, and notices when nobody listens any more.
  static let streamPause = Duration.seconds(5)

  let site: SiteFolder
  let state: PreviewState

  func respond(to request: Request, context: Context) async throws -> Response {
    var response = answer(to: request)
    response.headers[.xContentTypeOptions] = "nosniff"
    if let name = HTTPFields.Element.Name("Cross-Origin-Resource-Policy") { response.headers[name] = "same-origin" }
    guard request.method == .head else { return response }
    let length = response.headers[.contentLength]
    response.body = ResponseBody()
    response.headers[.contentLength] = length
    return response
  }

  private func answer(to request: Request) -> Response {
    let path = request.uri.path
    let isOwn = path.hasPrefix(OwnAddress.folder)
    do throws(RequestDoor.Refusal) {
      try RequestDoor.check(request.head, isOwnScript: isOwn)
    } catch {
      var response = Self.plain(error.reason + "\n", status: error.status)
      if error.status == 405 { response.headers[.allow] = RequestDoor.allowedMethods }
      return response
    }
    switch path {
    case OwnAddress.script:
      return Self.response(Array(ReloadScript.text.utf8), type: MediaType.of(path), [(.cacheControl, "no-store")])
    case OwnAddress.events: return events(for: request)
    default: break
    }
    guard let address = SiteAddress(path), !isOwn else { return Self.plain("not found\n", status: 404) }
    return file(at: address, for: request)
  }

  // MARK: Files

  private func file(at address: SiteAddress, for request: Request) -> Response {
    guard let pages = state.now.pages else {
      return page(NothingYet.page, version: 0, status: 503)
    }
    if let file = pages.files[address.file] {
      return response(file, at: address.file, in: pages, for: request)
    }
    if let page = address.folderPage, pages.files[page] != nil {
      // To the address with the slash, where relative links lead right.
      let query = request.uri.query.map { "?" + $0 } ?? ""
      let target = SiteAddress.address(of: address.file) + "/" + query
      return Response(status: .found, headers: [.location: target, .cacheControl: "no-store"])
    }
    if let page = pages.files[SiteAddress.notFound]?.bytes {
      return self.page(page, version: pages.version, status: 404)
    }
    return Self.plain("not found\n", status: 404)
  }

  private func response(
    _ file: PreviewPages.File, at path: String, in pages: PreviewPages, for request: Request
  ) -> Response {
    let isPage = PreviewFile.isPage(path)
    let tag = "\"\(state.session)-\(file.changedIn)\""
    let isFresh = isPage || PreviewFile.isStyle(path)
    if !isFresh, request.headers[.ifNoneMatch] == tag {
      var response = Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"])
      response.headers[.contentLength] = nil
      return response
    }
    let bytes: [UInt8]
    switch file.content {
    case .bytes(let built): bytes = built
    case .copy(let source):
      do throws(SiteFolderError) {
        bytes = try site.read(source, limit: Self.sizeLimit)
      } catch {
        // It went away a moment ago: the next build knows.
        return Self.plain(error.description + "\n", status: 404)
      }
    }
    if isPage { return page(bytes, version: pages.version, status: 200) }
    return Self.response(
      bytes, type: MediaType.of(path),
      isFresh ? [(.cacheControl, "no-store")] : [(.cacheControl, "no-cache"), (.eTag, tag)])
  }

  /// Pages are never kept by the browser: what they say of their version must be true.
  private func page(_ bytes: [UInt8], version: Int, status: Int) -> Response {
    let tag =
      "<script src=\"\(OwnAddress.script)\" data-events=\"\(OwnAddress.events)\" "
      + "data-version=\"\(state.session).\(version)\"></script>"
    var response = Self.response(
      PageInjection.page(bytes, with: tag), type: MediaType.of(".html"), [(.cacheControl, "no-store")])
    response.status = .init(code: status)
    return response
  }

  private static func response(
    _ bytes: [UInt8], type: String, _ headers: [(HTTPFields.Element.Name, String)]
  ) -> Response {
    var response = Response(
      status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    for (name, value) in headers { response.headers[name] = value }
    return response
  }

  private static func plain(_ text: String, status: Int) -> Response {
    Response(
      status: .init(code: status), headers: [.contentType: MediaType.of(".txt"), .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  // MARK: Events

  /// A stream of ``PageEvent``s (Server-Sent Events) for one open page.
  private func events(for request: Request) -> Response {
    let query = request.uri.queryParameters
    guard let page = query["page"].map(String.init), let address = SiteAddress(page),
      let version = query["version"].map(String.init)
    else {
      return Self.plain("expected page and version\n", status: 400)
    }
    let state = self.state
    let seen = self.version(version)
    let body = ResponseBody { writer in
      // At once, so that the browser knows that it is connected.
      try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
      var seen = seen
      var last: PageEvent?
      for await _ in state.changes() {
        let now = state.now
        let event = Self.event(for: address, seen: seen, now, session: state.session)
        if event == last {
          try await writer.write(ByteBuffer(string: ":\n\n"))
          continue
        }
        try await writer.write(ByteBuffer(string: "data: \(event.json)\n\n"))
        seen = now.pages?.version ?? 0
        last = event
        last?.update = .nothing
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }

  /// The number of a version of this session; nil where it is another's.
  private func version(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[0] == state.session else { return nil }
    return Int(parts[1])
  }

  private static func event(
    for address: SiteAddress, seen: Int?, _ now: PreviewState.Moment, session: String
  ) -> PageEvent {
    let version = now.pages?.version ?? 0
    let update: PreviewPages.Update =
      switch (seen, now.pages) {
      case (nil, _): .reload
      case (let seen?, let pages?): pages.update(ofPageAt: address, since: seen)
      case (_?, nil): .nothing
      }
    return PageEvent(version: "\(session).\(version)", update: update, problems: now.problems)
  }
}
