import Hummingbird
import NIOCore

/// Answers the requests of one of the sandbox's two servers: notes each, and does what its faults tell.
struct SandboxResponder: HTTPResponder {
  typealias Context = SandboxContext

  /// Most bytes of a body that is read.
  private static let longestBody = 1 << 20

  let account: Account
  let painter: Painter
  let origin: SandboxOrigin

  func respond(to request: Request, context: SandboxContext) async throws -> Response {
    let endpoint = origin.endpoint(of: request)
    let (index, number) = await account.arrived(ReceivedRequest(request, endpoint: endpoint))
    do {
      guard let endpoint else { throw Refusal.unknownPath }
      return try await respond(to: request, at: endpoint, index: index, number: number, context: context)
    } catch let refusal as Refusal {
      return Response(.envelope(refusal.code, refusal.message))
    }
  }

  private func respond(
    to request: Request, at endpoint: SandboxEndpoint, index: Int, number: Int, context: SandboxContext
  ) async throws -> Response {
    let early = await account.behaviours(endpoint, call: number, prompt: nil)
    for case .reset in early { try await context.reset() }
    var request = request
    let body: [UInt8]
    do {
      body = Array(buffer: try await request.collectBody(upTo: Self.longestBody))
    } catch is NIOTooManyBytesError {
      throw Refusal.invalid("the body must have at most \(Self.longestBody) bytes")
    }
    await account.arrived(body: body, of: index)

    let prompt = await prompt(of: request, at: endpoint, body: body)
    let behaviours = await account.behaviours(endpoint, call: number, prompt: prompt)
    for case .reset in behaviours { try await context.reset() }
    for case .delay(let duration) in behaviours { try await Task.sleep(for: duration) }
    for case .answer(let answer) in behaviours { return Response(answer) }
    for case .silence(charged: false) in behaviours { try await Self.keepSilent() }
    for case .wire(let bytes, charged: false) in behaviours { try await context.hangUp(after: bytes) }
    let response = try await answer(request, at: endpoint, body: body, behaviours)
    for case .delayAfterwards(let duration) in behaviours { try await Task.sleep(for: duration) }
    for case .answerAfterwards(let answer) in behaviours { return Response(answer) }
    for case .lostAnswer in behaviours { try await context.hangUp() }
    for case .silence(charged: true) in behaviours { try await Self.keepSilent() }
    for case .wire(let bytes, charged: true) in behaviours { try await context.hangUp(after: bytes) }
    return response
  }

  /// Until the connection or the sandbox ends.
  private static func keepSilent() async throws -> Never {
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }

  private func prompt(of request: Request, at endpoint: SandboxEndpoint, body: [UInt8]) async -> String? {
    switch endpoint {
    case .generate: JSON(body)?.string(at: "prompt")
    case .status: await account.prompt(ofTask: request.taskID)
    case .download: await account.painting(named: SandboxOrigin.pictureName(in: request))?.prompt
    case .site: nil
    }
  }

  private func answer(
    _ request: Request, at endpoint: SandboxEndpoint, body: [UInt8], _ behaviours: [SandboxBehaviour]
  ) async throws -> Response {
    switch endpoint {
    case .generate:
      try await account.admit(request.headers[.authorization])
      guard request.mediaType == "application/json" else {
        throw Refusal.invalid("Content-Type must be application/json")
      }
      let task = try await account.accept(try GenerateRequest(body: body), behaviours)
      var withID = true
      for case .withoutTaskID in behaviours { withID = false }
      return Response(task.accepted(withID: withID))
    case .status:
      try await account.admit(request.headers[.authorization])
      guard let id = request.taskID, !id.isEmpty else { throw Refusal.invalid("task_id is required") }
      return Response(try await account.status(ofTask: id))
    case .download:
      guard let found = await account.painting(named: SandboxOrigin.pictureName(in: request)) else {
        return Response(.http(404, "not found"))
      }
      return Response(
        picture: try await painter.bytes(of: found.painting), type: found.painting.format.mediaType, behaviours)
    case .site:
      let path = SandboxOrigin.siteFile(in: request)
      guard let bytes = try await account.hostedFile(at: path) else { return Response(.http(404, "not found")) }
      let ending = path.split(separator: ".").last.map(String.init)
      let format = ending == "jpg" ? .jpeg : ending.flatMap(GenerateRequest.Format.init)
      return Response(picture: bytes, type: format?.mediaType ?? "application/octet-stream", behaviours)
    }
  }
}

extension GenerateRequest.Format {
  /// The media type of a picture.
  fileprivate var mediaType: String {
    "image/\(rawValue)"
  }
}
