import Mustache

/// What a known name without a value answers.
struct NoValue: MustacheParent, MustacheCustomRenderable {
  let renderText = ""
  let isNull = true

  func child(named name: String) -> Any? { self }
}
