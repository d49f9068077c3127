import Foundation

/// What a page of the documentation tells its reader to do, as a script for bash.
///
/// Blocks of ` ```sh ` are run line by line, in the order of the page and in one shell, so that `cd` and variables hold.
/// Blocks whose first line names a file after the language, as in ` ```yaml gallerist.yml `, are written to that file.
/// A comment `# exits with 2` behind a command says that it fails so. Blocks of ` ```sh repository ` are for a checkout of
/// the program itself, and are not run. What a page needs to happen first stands in a Markdown comment around blocks.
struct DocumentScript {
  /// The script; empty where the page has nothing to run.
  private(set) var text = ""
  /// The commands that are for a checkout of the program.
  private(set) var repositoryCommands: [String] = []

  init(of markdown: String) {
    var fence: (marker: String, info: [Substring], line: Int)?
    var lines: [String] = []
    for (index, line) in markdown.components(separatedBy: "\n").enumerated() {
      if let open = fence {
        if line.trimmingCharacters(in: .whitespaces) == open.marker {
          take(lines, info: open.info, line: open.line)
          fence = nil
        } else {
          lines.append(line)
        }
      } else if line.hasPrefix("```") {
        let marker = String(line.prefix { $0 == "`" })
        fence = (marker, line.dropFirst(marker.count).split(separator: " "), index + 1)
        lines = []
      }
    }
  }

  private mutating func take(_ lines: [String], info: [Substring], line: Int) {
    guard let language = info.first else { return }
    if language == "sh" {
      if info.dropFirst().first == "repository" {
        repositoryCommands += lines
      } else {
        for (offset, command) in joined(lines).enumerated() { run(command, line: line + 1 + offset) }
      }
    } else if info.count == 2 {
      write(lines, to: String(info[1]), line: line)
    }
  }

  /// Lines that end in a backslash go on in the next one.
  private func joined(_ lines: [String]) -> [String] {
    var result: [String] = []
    var isOpen = false
    for line in lines {
      if isOpen { result[result.count - 1] += "\n" + line } else { result.append(line) }
      isOpen = line.hasSuffix("\\")
    }
    return result
  }

  private mutating func run(_ command: String, line: Int) {
    guard !command.allSatisfy(\.isWhitespace), !command.hasPrefix("#") else { return }
    let expected = command.components(separatedBy: "# exits with ").dropFirst().first.flatMap {
      Int($0.prefix { $0.isNumber })
    }
    text += "begin \(line) \(quoted(command))\n"
    if let expected {
      let bare = command.components(separatedBy: "# exits with ")[0]
      text += "code=0\n\(bare) || code=$?\nexpect \(expected) \"$code\"\n"
    } else {
      text += command + "\n"
    }
  }

  private mutating func write(_ lines: [String], to path: String, line: Int) {
    text += "begin \(line) \(quoted("write " + path))\nmkdir -p \"$(dirname \(quoted(path)))\"\n"
    text += "cat > \(quoted(path)) <<'END_OF_THE_FILE'\n" + lines.map { $0 + "\n" }.joined() + "END_OF_THE_FILE\n"
  }

  private func quoted(_ word: String) -> String {
    "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
