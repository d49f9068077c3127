import Foundation
import Hummingbird
import Logging
import NIOCore
package import SiteFolder

/// Shows a finished site on 127.0.0.1, and nothing but it: links out of the site are not followed, and a request that
/// another site's page sends through the browser is refused by its Host.
package struct Preview: Sendable {
  private let files: PreviewFiles

  /// - Parameter output: the finished site's folder, relative to the site.
  package init(site: SiteFolder, output: String) {
    files = PreviewFiles(site: site, output: output)
  }

  /// Serves until the task is cancelled.
  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - onStart: is told the port once it is open.
  package func run(port: Int, onStart: @escaping @Sendable (Int) -> Void) async throws {
    let files = self.files
    let responder = CallbackResponder { (request: Request, context: BasicRequestContext) in
      Self.respond(to: request, files: files)
    }
    let application = Application(
      responder: responder,
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "gallerist"),
      onServerRunning: { channel in onStart(channel.localAddress?.port ?? port) },
      logger: Logger(label: "preview") { _ in SwiftLogNoOpLogHandler() })
    try await application.run()
  }

  private static func respond(to request: Request, files: PreviewFiles) -> Response {
    let host = request.head.authority.map { String($0.prefix { $0 != ":" }) }
    guard host == "127.0.0.1" || host == "localhost" else { return plain("wrong host\n", .misdirectedRequest) }
    guard request.method == .get || request.method == .head else { return plain("only GET\n", .methodNotAllowed) }
    guard let path = request.uri.path.removingPercentEncoding else { return plain("bad address\n", .badRequest) }
    do throws(SiteFolderError) {
      switch try files.answer(to: path) {
      case .folder:
        return Response(status: .found, headers: [.location: request.uri.path + "/"])
      case .page(let page):
        return Response(
          status: page.isFound ? .ok : .notFound,
          headers: [.contentType: page.mediaType, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
          body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.bytes)))
      }
    } catch {
      return plain(error.description + "\n", .internalServerError)
    }
  }

  private static func plain(_ text: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
