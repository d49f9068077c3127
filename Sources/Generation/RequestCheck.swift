package import GalleryModel
import JoyAI
package import Planning

/// The API client's own rules, held against everything that would be sent before anything is: a request that it would
/// refuse must not be found after others were paid for.
package enum RequestCheck {
  /// Stands for addresses that are found out when a request is sent.
  private static let anyURL = "https://example.com/"

  package static func problems(of plan: Plan) -> [Diagnostic] {
    plan.toSend.flatMap { planned in
      GenerateRequest(planned.picture.request, urls: planned.picture.request.images.map { $0.url ?? Self.anyURL })
        .validate().map { breach in
          .error(breach.sentence, file: planned.picture.file, line: planned.picture.line, column: 1)
        }
    }
  }
}
