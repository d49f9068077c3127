/// What is asked of `POST /api/v1/generate`, by model, so that the models' fields cannot mix.
public enum GenerateRequest: Sendable, Hashable {
  /// Edit 1 to 3 pictures with `joyai`.
  case joyai(JoyAIEdit)
  /// Make or edit a picture with `gptimage2`.
  case gptImage2(GPTImage2Request)

  /// The model's name in the API.
  public var model: String {
    switch self {
    case .joyai: JoyAIEdit.model
    case .gptImage2: GPTImage2Request.model
    }
  }

  /// Every rule of the API documentation that this request breaks; empty when it may be sent.
  public func validate() -> [Breach] {
    switch self {
    case .joyai(let edit): edit.breaches
    case .gptImage2(let request): request.breaches
    }
  }

  /// The JSON to send: exactly the fields that are set, keys sorted, nothing escaped that need not be.
  ///
  /// Equal requests give equal bytes on every platform, so the bytes may be stored before they are sent.
  ///
  /// - Throws: `JoyAIError` of kind `invalidRequest` if `validate()` finds anything.
  public func encodedBody() throws(JoyAIError) -> [UInt8] {
    let breaches = validate()
    guard breaches.isEmpty else { throw .invalid(breaches) }
    switch self {
    case .joyai(let edit): return JSONWriter.object(edit.fields)
    case .gptImage2(let request): return JSONWriter.object(request.fields)
    }
  }
}
