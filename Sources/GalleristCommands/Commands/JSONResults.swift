import Costs

// The commands that print data, and when they were asked for JSON.

extension PlanCommand {
  var printsJSON: Bool { json }
}

extension StatusCommand {
  var printsJSON: Bool { json }
}

extension CostsCommand {
  var printsJSON: Bool { json || format == .json }
}

extension VerifyCommand {
  var printsJSON: Bool { json }
}
