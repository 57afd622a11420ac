import ArgumentParser
import Governance

/// `folio KIND list`: the records of one kind, a line each.
struct ListCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let kind = View.kind
    return CommandConfiguration(
      commandName: "list", abstract: "List the \(kind) records.",
      discussion: """
        Titles are cut to the width of the terminal, and shown whole in a pipe. --json prints the records themselves.

        Examples:
          folio \(kind) list --status \(kind.lifecycle.first)
          folio \(kind) list --owner PER-0007 --where tags=ivr
          folio \(kind) list --as-of 2026-10-30 --json
        """)
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var asked: ListOptions<View>

  func perform(_ console: Console) throws -> ExitStatus { try asked.list(session(), console) }
}
