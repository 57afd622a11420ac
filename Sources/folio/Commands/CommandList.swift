import ArgumentParser
import Governance

/// The verbs that stand alone because they are about the ledger.
let ledgerCommands: [any ParsableCommand.Type] =
  [
    Check.self, Due.self, ReportCommand.self, Verify.self, CheckpointCommand.self, Doctor.self, HookCommand.self,
    Manual.self,
    GuardCommand.self,
  ] + beginningCommands

/// The verbs about records of any kind.
let anyRecordCommands: [any ParsableCommand.Type] = [
  Show.self, Log.self, Diff.self, Blame.self, Audit.self, Explain.self, SchemaCommand.self, Format.self,
  GateCommand.self, IndexCommand.self,
]

/// What `arguments` can mean: where they begin with a noun or a verb, only that one.
///
/// The parser looks at every verb of every noun that it is given, which takes longer than most commands do.
/// The manual is about all of them.
func commands(meantBy arguments: [String]) -> [any ParsableCommand.Type] {
  if let noun = RecordCatalog.types.first(where: { $0.kind.name == arguments.first }) { return [kindCommand(noun)] }
  let verbs = ledgerCommands + anyRecordCommands
  let isManual = arguments.first == Manual.configuration.commandName
  if !isManual, let verb = verbs.first(where: { $0.configuration.commandName == arguments.first }) { return [verb] }
  return verbs + RecordCatalog.types.map { kindCommand($0) }
}
