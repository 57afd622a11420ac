import ArgumentParser
import Governance

/// What to say when no command is called as somebody wrote; the parser alone would say that it expected nothing there.
enum UnknownCommand {
  /// Nothing when the arguments begin with commands that there are, or with an option.
  static func complaint(about arguments: [String]) -> String? {
    var path = ["folio"]
    var command: any ParsableCommand.Type = Folio.self
    for word in arguments {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      guard let next = commands.first(where: { $0._commandName == word }) else {
        let said = (path + [word]).joined(separator: " ")
        let help = "\(path.joined(separator: " ")) --help lists what there is"
        let meant = suggestions(for: word, among: commands).map { (path + [$0]).joined(separator: " ") }
        let question = meant.isEmpty ? "" : "; did you mean \(meant.joined(separator: " or "))?"
        return "there is no command '\(said)'\(question)\(question.isEmpty ? ";" : "") \(help)"
      }
      path.append(word)
      command = next
    }
    return nil
  }

  /// The nouns that have such a verb, or the one that most people are after; else names that differ by a slip.
  private static func suggestions(for word: String, among commands: [any ParsableCommand.Type]) -> [String] {
    let nouns = commands.filter { $0.configuration.subcommands.contains { $0._commandName == word } }
      .map { $0._commandName }
    guard !nouns.isEmpty else { return commands.map { $0._commandName }.filter { $0.slips(to: word) < 3 } }
    let common = Initiative.kind.name
    return (nouns.count > 2 && nouns.contains(common) ? [common] : nouns).map { "\($0) \(word)" }
  }
}

extension String {
  /// How many letters are to be put in, left out or exchanged to make `other` of this.
  fileprivate func slips(to other: String) -> Int {
    var row = Array(0...other.count)
    for (line, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, sought) in other.enumerated() {
        let exchanged = diagonal + (letter == sought ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(exchanged, row[column] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
