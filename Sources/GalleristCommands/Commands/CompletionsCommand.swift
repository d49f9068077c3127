import ArgumentParser

/// `gallerist completions`: the script that lets a shell complete command lines.
struct CompletionsCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the script that lets a shell complete command lines.",
    discussion: """
      Commands, options, files and the ids of the site's pictures are completed.

      EXAMPLES
        gallerist completions bash >> ~/.bashrc
        gallerist completions zsh > ~/.zfunc/_gallerist    with ~/.zfunc in fpath
        gallerist completions fish > ~/.config/fish/completions/gallerist.fish
      """)

  /// A shell that completes.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish

    var completion: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @OptionGroup var common: CommonOptions

  @Argument(help: "The shell.")
  var shell: Shell

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    printer.result(Gallerist.completionScript(for: shell.completion) + "\n")
    return .done
  }
}
