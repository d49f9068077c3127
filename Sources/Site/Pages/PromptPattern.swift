/// What the prompts of a matrix have in common, with the variables in it: worked back from the filled prompts.
enum PromptPattern {
  enum Part: Hashable, Sendable {
    case text(String)
    /// A matrix key whose value stands here.
    case variable(String)
  }

  /// A prompt, and the values that it was filled with by their keys.
  struct Filled: Hashable, Sendable {
    var prompt: String
    var values: [String: String]
  }

  /// The parts that give every one of the prompts when they are filled; nil where none can be told.
  ///
  /// All prompts are read at once. A variable stands where each goes on with its own value of one key, text where all go
  /// on with the same byte; between two variables the one with the longer values is meant.
  static func parts(_ filled: [Filled]) -> [Part]? {
    guard let first = filled.first else { return nil }
    let prompts = filled.map { Array($0.prompt.utf8) }
    let variables = first.values.keys.compactMap { key -> Variable? in
      let values = filled.map { Array(($0.values[key] ?? "").utf8) }
      return Set(values).count > 1 ? Variable(key: key, values: values) : nil
    }.sorted { ($1.length, $0.key) < ($0.length, $1.key) }
    var places = Array(repeating: 0, count: prompts.count)
    var parts: [Part] = []
    var text: [UInt8] = []
    func endText() {
      if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
      text = []
    }
    while !prompts.indices.allSatisfy({ places[$0] == prompts[$0].count }) {
      if let variable = variables.first(where: { $0.stands(in: prompts, at: places) }) {
        endText()
        parts.append(.variable(variable.key))
        for index in prompts.indices { places[index] += variable.values[index].count }
      } else {
        guard let byte = prompts[0].dropFirst(places[0]).first,
          prompts.indices.allSatisfy({ places[$0] < prompts[$0].count && prompts[$0][places[$0]] == byte })
        else { return nil }
        text.append(byte)
        for index in prompts.indices { places[index] += 1 }
      }
    }
    endText()
    return parts
  }

  private struct Variable {
    var key: String
    /// UTF-8, one for each prompt; not all the same.
    var values: [[UInt8]]

    var length: Int { values.reduce(0) { $0 + $1.count } }

    func stands(in prompts: [[UInt8]], at places: [Int]) -> Bool {
      prompts.indices.allSatisfy { prompts[$0][places[$0]...].starts(with: values[$0]) }
    }
  }
}
