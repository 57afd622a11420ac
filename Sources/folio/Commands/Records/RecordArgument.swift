import ArgumentParser
import Governance

/// The record of one kind that a verb is about.
struct RecordArgument<View: GovernanceRecord>: ParsableArguments {
  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(View.kind))
  var id: String
}
