import ArgumentParser
import Governance
import Operations
import Storage

/// `folio exception accept`: takes the risk on.
struct ExceptionAccept: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept the risk of an exception, as its risk owner.",
    discussion: """
      Examples:
        folio exception accept EXC-0004
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var exception: RecordArgument<Exception>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    try move(exception, .accept, "Accept the risk of", write, console)
  }
}

/// `folio exception exempt`: lets a small deviation that helps customers stand without approval.
struct ExceptionExempt: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "exempt", abstract: "Let a small deviation that helps customers stand without approval.",
    discussion: """
      It states its uplift first; folio explain EXC-09 says what qualifies.

      Examples:
        folio exception edit EXC-0002 --set 'exempt={"uplift_ci_low":"1.8","customers":120,"cost":4,"days":30,"metric":"MET-0001"}'
        folio exception exempt EXC-0002
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var exception: RecordArgument<Exception>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    try move(exception, .exempt, "Exempt", write, console)
  }
}

/// `folio exception revoke`: ends it, because the risk came true or a control failed.
struct ExceptionRevoke: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "End an exception before its time: the risk came true, or a control failed.",
    discussion: """
      Examples:
        folio exception revoke EXC-0001 -m 'Two letters went out without the form'
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var exception: RecordArgument<Exception>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    try move(exception, .revoke, "Revoke", write, console)
  }
}

/// `folio exception close`: ends it, because it is needed no more.
struct ExceptionClose: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "End an exception that is needed no more.",
    discussion: """
      Examples:
        folio exception close EXC-0001 -m 'The portal has the form now'
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var exception: RecordArgument<Exception>
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    try move(exception, .close, "Close", write, console)
  }
}

/// `folio exception check`: records that a control was checked.
struct ExceptionCheck: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Record that a control of an exception was checked today.",
    discussion: """
      Examples:
        folio exception check EXC-0001
        folio exception check EXC-0001 --control 2
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var exception: RecordArgument<Exception>

  @Option(name: .long, help: ArgumentHelp("Which of its controls, counted from 1.", valueName: "number"))
  var control: Int = 1

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    try move(exception, .check(control: control), "Check a control of", write, console)
  }
}

extension FolioCommand {
  fileprivate func move(
    _ exception: RecordArgument<Exception>, _ move: ExceptionMove, _ words: String, _ write: WriteOptions,
    _ console: Console
  ) throws -> ExitStatus {
    try edit(exception, words, write, console) { try move.apply(to: $0, &$1, $2) }
  }
}
