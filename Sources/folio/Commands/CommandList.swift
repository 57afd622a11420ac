import ArgumentParser
import Governance

/// The verbs that stand alone because they are about the ledger.
let ledgerCommands: [any ParsableCommand.Type] =
  [
    Check.self, Due.self, Verify.self, Doctor.self, HookCommand.self,
  ] + beginningCommands

/// The nouns: one for each kind of record, with the verbs of all kinds and its own.
let recordCommands: [any ParsableCommand.Type] =
  [
    Show.self, Log.self, Diff.self, Blame.self, Audit.self, Explain.self, SchemaCommand.self, Format.self,
    GateCommand.self,
  ] + RecordCatalog.types.map { kindCommand($0) }
