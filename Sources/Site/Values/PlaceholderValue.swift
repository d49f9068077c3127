/// The quiet frame that stands where a picture is not.
struct PlaceholderValue: TemplateValue {
  enum Name: String, CaseIterable {
    case missing, waiting, running, failed, unavailable, reason, prompt, ratio
    case shapeClass = "shape_class"
  }

  enum State: Sendable {
    case missing
    /// It will be made from a picture that is not there yet.
    case waiting
    case running
    case failed(reason: String?)
    /// It was made, but its file is not here.
    case unavailable
  }

  var state: State
  var prompt: String
  var shape: Shape

  func value(_ name: Name) -> Any? {
    switch (name, state) {
    case (.missing, .missing), (.waiting, .waiting), (.running, .running), (.failed, .failed),
      (.unavailable, .unavailable):
      true
    case (.missing, _), (.waiting, _), (.running, _), (.failed, _), (.unavailable, _): false
    case (.reason, .failed(let reason)): reason
    case (.reason, _): nil
    case (.prompt, _): prompt
    case (.ratio, _): shape.ratio
    case (.shapeClass, _): shape.className
    }
  }
}
