import Foundation
import GalleryModel
import JoyAISandbox
import Ledger
import Testing

/// A command that is broken off at each of its steps, and the site as it is before.
struct Situation: Sendable, CustomTestStringConvertible {
  var name: String
  /// The pictures that the content asks for.
  var pictures = ["a"]
  /// Those that edit another one, with the one that each edits.
  var edits: [String: String] = [:]
  var command: @Sendable (_ site: ProcessSite, _ sandbox: Sandbox) async throws -> [String] = { _, _ in generate }
  /// Brings the site to where it is before the command.
  var prepare: @Sendable (_ site: ProcessSite, _ sandbox: Sandbox) async throws -> Void = { _, _ in }
  /// Puts back what the command took out of the content.
  var restore: @Sendable (_ site: ProcessSite) throws -> Void = { _ in }
  /// Whether anything may be sent from the command on.
  var maySend = true

  /// Every error at every step, for who has the time.
  static let isThorough = Figures.setting("GALLERIST_THOROUGH") != nil

  var testDescription: String { name }
}
