extension Fact {
  /// The fact as one line of JSON without a line end, keys in their fixed order. No URL, key or prompt text is in it.
  package var line: String {
    var members: [(key: String, json: String)] = [
      ("k", JSONText.string(fingerprint.text)), ("f", JSONText.string(kind.rawValue)), ("try", String(attemptNumber)),
    ]
    func add(_ key: String, _ text: String?) {
      if let text { members.append((key, JSONText.string(text))) }
    }
    func add(_ key: String, number: Int?) {
      if let number { members.append((key, String(number))) }
    }
    func addNullable(_ key: String, number: Int?) {
      members.append((key, number.map(String.init) ?? "null"))
    }
    add("attempt", attempt)
    switch event {
    case .sent(let request):
      members += Self.members(of: request)
    case .task(let request, let task, let charged):
      add("task", task)
      members += Self.members(of: request)
      addNullable("charged", number: charged)
    case .unsent(let why):
      add("why", why)
    case .refused(let code):
      add("code", number: code)
    case .image(let task, let index, let original, let charged, let count):
      add("task", task)
      add("i", number: index)
      add("of", number: count)
      members += Self.members(of: original)
      add("charged", number: charged)
    case .failed(let task, let charged), .lost(let task, let charged):
      add("task", task)
      addNullable("charged", number: charged)
    case .adopted(let original, let edit):
      add("picture", edit?.picture)
      members += Self.members(of: original)
      add("req", edit?.requestWithoutImages)
    case .pick(let sha256, let counter):
      add("sha256", sha256)
      add("n", number: counter)
    }
    add("at", at)
    return JSONText.object(members)
  }

  private static func members(of request: PaidRequest) -> [(key: String, json: String)] {
    let texts: [(String, String?)] = [
      ("picture", request.picture), ("model", request.model), ("quality", request.quality),
      ("resolution", request.resolution), ("mode", request.mode),
    ]
    var members = texts.compactMap { key, text in text.map { (key: key, json: JSONText.string($0)) } }
    members.append(("quoted", String(request.quoted)))
    if let req = request.requestWithoutImages { members.append(("req", JSONText.string(req))) }
    if let api = request.api { members.append(("api", JSONText.string(api))) }
    return members
  }

  private static func members(of original: Original) -> [(key: String, json: String)] {
    [
      ("sha256", JSONText.string(original.sha256)), ("bytes", String(original.bytes)),
      ("width", String(original.width)), ("height", String(original.height)),
      ("type", JSONText.string(original.type.rawValue)),
    ]
  }
}
