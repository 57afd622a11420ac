import ArgumentParser
import JSON
import Operations
import Platform
import Reporting
import Signatures

/// `folio checkpoint`: a signed note of where the ledger stands.
struct CheckpointCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Sign a note of where main stands, to hold later histories against.",
    discussion: """
      The note (C2SP signed-note) names the ledger, the number of its commits and the newest of them. Keep it where \
      nobody can change it who can change the ledger; folio verify --checkpoint then proves that history only grew \
      since. It is signed with the key that git signs with, or with --key. The last note of each key is kept, in \
      ~/.local/state/folio/checkpoints or in --state, and no note is signed of a history that does not descend from it.

      Exit status: 0 when a note was signed, 1 when history did not grow from the last one, 2 when it could not be read \
      or signed, 64 when there is no key to sign with.

      Examples:
        folio checkpoint -o 2026-q3.note
        folio checkpoint --key /etc/folio/witness_key --state /var/lib/folio
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the note here, not to the output.", valueName: "file"))
  var output: String?

  @Option(
    name: .long, help: ArgumentHelp("Sign with this key; without it with git's user.signingkey.", valueName: "file"))
  var key: String?

  @Option(name: .long, help: ArgumentHelp("Keep the last note in this folder.", valueName: "dir"))
  var state: String?

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let store = try state.map { CheckpointStore(folder: try path($0)) } ?? CheckpointStore(session.environment)
    switch try SignCheckpoint(session, signer: signer(session), store: store)() {
    case .refused(let violation):
      let located = LocatedViolation(violation, position: nil)
      for line in ViolationText(style: console.errorStyle).lines(located) where !console.isJSON {
        try console.complain(line)
      }
      try console.emit(["violations": [located.json()]])
      return .refused
    case .signed(let note, let checkpoint):
      if let output {
        try Files.write(note.bytes, to: path(output))
        try console.say("noted \(checkpoint.line)")
      } else if !console.isJSON {
        try console.pass(String(decoding: note.bytes, as: UTF8.self))
      }
      try console.emit(checkpoint.json(note.bytes))
      return .clean
    }
  }

  private func signer(_ session: Session) throws -> SSHSigner {
    if let key {
      return try SSHSigner(
        signingKey: path(key), environment: session.environment, isInteractive: StandardStream.input.isTerminal)
    }
    guard let signer = try session.signer() else {
      throw UsageError(
        "git is configured with no SSH key to sign with",
        hint: "git config gpg.format ssh and user.signingkey FILE, or name one with --key")
    }
    return signer
  }
}
