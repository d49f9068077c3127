import Foundation

/// What a long test has counted, said where a person sees it.
enum Figures {
  static func say(_ text: String) {
    FileHandle.standardError.write(Data("== \(text)\n".utf8))
  }

  /// A number from the environment.
  static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}
