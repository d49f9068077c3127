import ArgumentParser

/// What is paid for although there was an attempt, or a picture, before.
struct AgainFlags: ParsableArguments {
  @Flag(help: "Pay again for what failed or was refused.")
  var retryFailed = false

  @Flag(help: "Make anew, and pay for, what builds on a picture that has changed.")
  var stale = false
}
