import ArgumentParser
import Governance
import Operations
import Storage

/// `folio rollout finish`: it has reached its customers.
struct RolloutFinish: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: "End a rollout whose waves have all ended.",
    discussion: """
      Examples:
        folio rollout finish ROL-0001
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(Rollout.kind))
  var id: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: Rollout.kind)
    return try writing(session, write, console)("Finish \(id)", about: id) { edits, context in
      try EndRollout(id, as: .completed).apply(to: &edits, context)
    }
  }
}

/// `folio rollout abort`: it is given up.
struct RolloutAbort: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "abort", abstract: "Give up a rollout, with every wave that has not ended.",
    discussion: """
      Always possible, in a freeze too. Waves that have not begun are cancelled. Customers of a wave in flight have what is \
      given up: take it back first and say so with --taken-back, which rolls those waves back, or end them one by one.

      Examples:
        folio rollout abort ROL-0001
        folio rollout abort ROL-0001 --taken-back -m 'Give up the portal: callers prefer the call'
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(Rollout.kind))
  var id: String

  @Flag(name: .long, help: "The waves in flight were taken back.")
  var takenBack = false

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: Rollout.kind)
    return try writing(session, write, console)("Abort \(id)", about: id) { edits, context in
      try EndRollout(id, as: .aborted, isTakenBack: takenBack).apply(to: &edits, context)
    }
  }
}
