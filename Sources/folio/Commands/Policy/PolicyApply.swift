import ArgumentParser
import Governance
import Operations
import Storage

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

  @Argument(
    help: ArgumentHelp("The decision, approved and closed.", valueName: "dec"),
    completion: IDCompletion.of(Decision.kind))
  var decision: String

  @Option(help: ArgumentHelp("The text of a file that the decision names.", valueName: "path=file"))
  var file: [NamedFile] = []

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let files = try NamedFile.texts(file, in: self).compactMapValues { $0 }
    let id = try session.view().state.resolve(decision, as: Decision.kind)
    return try writing(session, write, console)("Apply \(id)", about: id) { edits, _ in
      try ApplyPolicyDecision(id, files: files).apply(to: &edits)
    }
  }
}
