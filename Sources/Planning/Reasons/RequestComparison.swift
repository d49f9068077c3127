import GalleryModel

/// What a picture asks for now, beside what was last asked for under its id.
struct RequestComparison {
  let picture: Picture
  let past: PastRequest

  private var request: ImageRequest { picture.request }

  /// What is different, in the order in which people are told; empty where nothing that is known here is.
  var reasons: [MissingReason] {
    if let body = past.body { return reasons(since: body) }
    return past.attempt.request.map(reasons(since:)) ?? []
  }

  // MARK: - Where this machine has the request

  private func reasons(since body: SentBody) -> [MissingReason] {
    var reasons = changes(from: { body[$0] })
    if !body.prompt.utf8.elementsEqual(request.prompt.utf8) {
      reasons.append(.changed(.prompt, from: body.prompt, to: request.prompt))
    }
    if hasOtherImages(than: body) { reasons.append(.changed(.images, from: nil, to: nil)) }
    return reasons
  }

  private func hasOtherImages(than body: SentBody) -> Bool {
    let sent = body.images ?? []
    guard sent.count == request.images.count else { return true }
    // The bytes behind the addresses are part of the earlier fingerprint.
    if let earlier = body.request(images: request.images), let same = Fingerprint(of: earlier, take: picture.id.take) {
      return same != past.attempt.fingerprint
    }
    return zip(request.images, sent).contains { image, address in image.url.map { $0 != address } ?? false }
  }

  // MARK: - Where only facts tell

  /// Facts hold no prompt, shape and format; but with the right ones the hash comes out, so they are tried.
  private func reasons(since facts: PaidRequest) -> [MissingReason] {
    func known(_ field: RequestField) -> String? {
      switch field {
      case .model: facts.model
      case .quality: facts.quality
      case .resolution: facts.resolution
      default: nil
      }
    }
    if let found = candidates(facts).first(where: { isTheEarlierOne($0, facts) }) {
      return changes(from: { found[$0] })
        + (hasOtherImages(than: found) ? [.changed(.images, from: nil, to: nil)] : [])
    }
    let certain = changes(of: [.model, .quality, .resolution], from: known)
    var open: [RequestField] = [.prompt]
    if facts.requestWithoutImages == nil, facts.mode == RequestMode.edit.rawValue || !request.images.isEmpty {
      open.append(.images)
    }
    if facts.model == ModelName.joyai.rawValue { open.append(.size) }
    // All shapes and formats were tried, so where nothing else is open it was the prompt.
    return certain + (open == [.prompt] ? [.changed(.prompt, from: nil, to: request.prompt)] : [.changedAmong(open)])
  }

  /// Requests with today's prompt that the facts may be about, the likeliest first.
  private func candidates(_ facts: PaidRequest) -> some Sequence<ImageRequest> {
    options(facts).lazy.map { options in
      var candidate = request
      candidate.options = options
      return candidate
    }
  }

  private func options(_ facts: PaidRequest) -> [ModelOptions] {
    switch ModelName(rawValue: facts.model) {
    case .joyai?:
      return Self.each([request.size, ImageRequest.defaultSize]).compactMap { $0.map { .joyai(size: $0) } }
    case .gptimage2?:
      guard let quality = facts.quality.flatMap(Quality.init),
        let resolution = facts.resolution.flatMap(Resolution.init)
      else { return [] }
      let ratios = Self.each([request.aspectRatio, nil] + AspectRatio.allCases)
      let formats = Self.each([request.outputFormat ?? GPTImage2Options().outputFormat] + OutputFormat.allCases)
      return formats.flatMap { format in
        ratios.map { ratio in
          .gptimage2(
            GPTImage2Options(quality: quality, resolution: resolution, aspectRatio: ratio, outputFormat: format))
        }
      }
    case nil: return []
    }
  }

  /// Values without repeats, in their order.
  private static func each<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  private func isTheEarlierOne(_ candidate: ImageRequest, _ facts: PaidRequest) -> Bool {
    var bare = candidate
    bare.images = []
    let take = picture.id.take
    if let key = facts.requestWithoutImages { return Fingerprint(of: bare, take: take)?.text == key }
    if facts.mode == RequestMode.text.rawValue { return Fingerprint(of: bare, take: take) == past.attempt.fingerprint }
    return Fingerprint(of: candidate, take: take) == past.attempt.fingerprint
  }

  private func hasOtherImages(than found: ImageRequest) -> Bool {
    guard let same = Fingerprint(of: found, take: picture.id.take) else { return false }
    return same != past.attempt.fingerprint
  }

  // MARK: - Fields

  private static let comparable: [RequestField] = [
    .model, .quality, .resolution, .aspectRatio, .outputFormat, .size,
  ]

  /// Fields that are other ones now. Another model has other fields: then only the model is told.
  private func changes(
    of fields: [RequestField] = comparable, from earlier: (RequestField) -> String?
  ) -> [MissingReason] {
    let changed = fields.filter { earlier($0) != request[$0] }
    let told = changed.contains(.model) ? [.model] : changed
    return told.map { .changed($0, from: earlier($0), to: request[$0]) }
  }
}

extension ImageRequest {
  /// The value of a field; nil where it has none, and for `images`.
  package subscript(_ field: RequestField) -> String? {
    switch field {
    case .model: model.rawValue
    case .prompt: prompt
    case .quality: quality?.rawValue
    case .resolution: resolution?.rawValue
    case .aspectRatio: aspectRatio?.rawValue
    case .outputFormat: outputFormat?.rawValue
    case .size: size
    case .images: nil
    }
  }
}
