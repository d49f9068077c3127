/// Numbers with their words.
enum Counted {
  static func pictures(_ count: Int) -> String { count == 1 ? "1 picture" : "\(count) pictures" }
  static func credits(_ count: Int) -> String { count == 1 ? "1 credit" : "\(count) credits" }
  static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
}
