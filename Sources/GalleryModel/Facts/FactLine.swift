import Foundation

/// One line of the ledger, the lock or a rescue file: its exact text, and the fact that it holds where this program
/// knows it.
///
/// A reader keeps facts and keys that it does not know, byte for byte, so the text is what is stored and merged.
package struct FactLine: Hashable, Sendable {
  package enum Meaning: Hashable, Sendable {
    case fact(Fact)
    /// A fact of a kind that this program does not know; kept as it is.
    case unknown
    /// A format that this program must refuse without touching the file.
    case needs(version: Int)
  }

  /// The line without its line end.
  package let text: String
  package let meaning: Meaning

  package init(_ fact: Fact) {
    text = fact.line
    meaning = .fact(fact)
  }

  /// Reads a line.
  /// - Throws: ``FactLineError`` with a sentence when it is not a fact.
  package init(_ text: String) throws(FactLineError) {
    self.text = text
    meaning = try Wire.read(text)
  }

  package var fact: Fact? {
    if case .fact(let fact) = meaning { fact } else { nil }
  }

  package static func == (first: FactLine, second: FactLine) -> Bool {
    first.text.utf8.elementsEqual(second.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

/// A line that is not a fact.
package struct FactLineError: Error, Hashable, Sendable {
  /// What is wrong, without a full stop.
  package let sentence: String
}

/// What is read of a line first.
private struct Kind: Decodable {
  var f: String
}

/// The keys of all facts, as they stand in a line.
private struct Wire: Decodable {
  var k: String?
  var f: String
  var `try`: Int?
  var attempt: String?
  var task: String?
  var i: Int?
  var of: Int?
  var sha256: String?
  var bytes: Int?
  var width: Int?
  var height: Int?
  var type: String?
  var n: Int?
  var picture: String?
  var model: String?
  var quality: String?
  var resolution: String?
  var mode: String?
  var quoted: Int?
  var req: String?
  var api: String?
  var charged: Int?
  var code: Int?
  var why: String?
  var at: String?
  var v: Int?

  static func read(_ text: String) throws(FactLineError) -> FactLine.Meaning {
    let data = Data(text.utf8)
    let wire: Wire
    do {
      let kind = try JSONDecoder().decode(Kind.self, from: data)
      // Before the other keys are read: in a kind from the future they may mean something else.
      guard kind.f == "needs" || FactKind(rawValue: kind.f) != nil else { return .unknown }
      wire = try JSONDecoder().decode(Wire.self, from: data)
    } catch {
      throw FactLineError(sentence: "this line is not a fact: it is no JSON object with the keys of one")
    }
    if wire.f == "needs" { return .needs(version: try wire.required(wire.v, "v")) }
    guard let kind = FactKind(rawValue: wire.f) else { return .unknown }
    let key = try wire.required(wire.k, "k")
    guard let fingerprint = Fingerprint(key) else {
      throw FactLineError(sentence: "\"k\" is not a fingerprint")
    }
    let number = wire.try ?? 1
    guard number >= 1 else { throw FactLineError(sentence: "\"try\" is \(number); it counts from 1") }
    try wire.checkCounts(number)
    return .fact(
      Fact(
        fingerprint: fingerprint, attemptNumber: number, attempt: wire.attempt, at: wire.at ?? "",
        event: try wire.event(kind)))
  }

  /// A hostile line must not make a sum of credits or the next try overflow. What was charged is not checked here: it
  /// is the API's word and was written down as it came (see ``Fact/charged``).
  private func checkCounts(_ number: Int) throws(FactLineError) {
    let counts = [
      ("try", number), ("i", i), ("of", of), ("bytes", bytes), ("width", width), ("height", height), ("n", n),
      ("quoted", quoted),
    ]
    for case (let key, let count?) in counts where !Fact.credibleCounts.contains(count) {
      throw FactLineError(sentence: "\"\(key)\" is \(count), which cannot be")
    }
  }

  private func event(_ kind: FactKind) throws(FactLineError) -> Fact.Event {
    switch kind {
    case .sent: .sent(try request())
    case .task: .task(try request(), task: try required(task, "task"), charged: charged)
    case .unsent: .unsent(why: why ?? "")
    case .refused: .refused(code: try required(code, "code"))
    case .image: .image(task: task, index: i ?? 0, try original(), charged: charged, of: of)
    case .failed: .failed(task: task, charged: charged)
    case .lost: .lost(task: task, charged: charged)
    case .adopted: .adopted(try original(), edit: edit)
    case .pick: .pick(sha256: try hash(), counter: try required(n, "n"))
    }
  }

  private func request() throws(FactLineError) -> PaidRequest {
    PaidRequest(
      picture: try required(picture, "picture"), model: try required(model, "model"), quality: quality,
      resolution: resolution, mode: try required(mode, "mode"), quoted: try required(quoted, "quoted"),
      requestWithoutImages: req, api: api)
  }

  private var edit: AdoptedEdit? {
    guard let picture, let req else { return nil }
    return AdoptedEdit(picture: picture, requestWithoutImages: req)
  }

  private func original() throws(FactLineError) -> Original {
    guard let type = ImageType(rawValue: try required(type, "type")) else {
      throw FactLineError(sentence: "\"type\" is not image/png, image/jpeg or image/webp")
    }
    return Original(
      sha256: try hash(), bytes: try required(bytes, "bytes"), width: try required(width, "width"),
      height: try required(height, "height"), type: type)
  }

  private func hash() throws(FactLineError) -> String {
    let hash = try required(sha256, "sha256")
    guard Hexadecimal.isSHA256(hash) else {
      throw FactLineError(sentence: "\"sha256\" is not 64 lower-case hexadecimal digits")
    }
    return hash
  }

  private func required<Value>(_ value: Value?, _ key: String) throws(FactLineError) -> Value {
    guard let value else { throw FactLineError(sentence: "a fact \"\(f)\" without \"\(key)\"") }
    return value
  }
}
