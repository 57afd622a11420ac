import ArgumentParser
import Governance
import Operations

/// `folio KIND`: the verbs of one kind of record, those that every kind has and its own.
struct KindCommand<View: GovernanceRecord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let own = View.self as? any KindVerbs.Type
    let common: [any ParsableCommand.Type] = [
      own?.new ?? NewCommand<View>.self, own?.list ?? ListCommand<View>.self, ShowCommand<View>.self,
      EditCommand<View>.self,
    ]
    let history: [any ParsableCommand.Type] = [
      LogCommand<View>.self, DiffCommand<View>.self, BlameCommand<View>.self,
    ]
    return CommandConfiguration(
      commandName: View.kind.name,
      abstract: "\(View.kind.summary.prefix(1).uppercased() + View.kind.summary.dropFirst()).",
      subcommands: common + moves + (own?.verbs ?? []) + history, defaultSubcommand: own?.answer)
  }

  /// The moves that have a verb of their own, for kinds that have such a status.
  private static var moves: [any ParsableCommand.Type] {
    // Not asked of the schema: every command's start would pay for reading it.
    let statuses = View.kind.lifecycle.statuses
    let submit: [any ParsableCommand.Type] = statuses.contains("submitted") ? [MoveCommand<View, Submitting>.self] : []
    let withdraw: [any ParsableCommand.Type] =
      statuses.contains("withdrawn") ? [MoveCommand<View, Withdrawing>.self] : []
    return submit + withdraw
  }
}

/// A kind with verbs that no other has, or with its own way to begin.
protocol KindVerbs: GovernanceRecord {
  /// In place of the `new` of every kind.
  static var new: (any ParsableCommand.Type)? { get }
  /// In place of the `list` of every kind.
  static var list: (any ParsableCommand.Type)? { get }
  static var verbs: [any ParsableCommand.Type] { get }
  /// The verb that the bare kind stands for.
  static var answer: (any ParsableCommand.Type)? { get }
}

extension KindVerbs {
  static var new: (any ParsableCommand.Type)? { nil }
  static var list: (any ParsableCommand.Type)? { nil }
  static var verbs: [any ParsableCommand.Type] { [] }
  static var answer: (any ParsableCommand.Type)? { nil }
}

/// The command of one kind, whatever the kind is.
func kindCommand<View: GovernanceRecord>(_ view: View.Type) -> any ParsableCommand.Type { KindCommand<View>.self }
