import ArgumentParser
import Governance
import Operations

/// `folio policy apply DEC`: an approved policy decision takes effect.
struct PolicyApply: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Make the edit that a policy decision approved, once.",
    discussion: """
      The edit stands alone in its commit with the decision and the files whose digests it names. A decision without an \
      edit makes its forum or gate model active.

      Examples:
        folio policy apply DEC-7K2M9QXR
        folio policy apply DEC-7K2M9QXR --file schemas/lesson.schema.json=lesson.schema.json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var write: WriteOptions

  @Argument(help: ArgumentHelp("The decision, approved and closed.", valueName: "dec"))
  var decision: RecordID

  @Option(help: ArgumentHelp("The text of a file that the decision names.", valueName: "path=file"))
  var file: [NamedFile] = []

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let files = try NamedFile.texts(file, in: self).compactMapValues { $0 }
    let commit = WriteCommit(
      session, message: write.fullMessage("Apply \(decision) to the policy"), isRehearsal: write.dryRun)
    let outcome = try commit { edits, _ in try ApplyPolicyDecision(decision, files: files).apply(to: &edits) }
    return try console.report(outcome, of: "applied \(decision)", in: session)
  }
}
