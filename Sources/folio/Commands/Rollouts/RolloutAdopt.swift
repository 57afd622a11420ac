import ArgumentParser
import Governance
import Operations
import Storage

/// `folio rollout adopt`: plans the waves as the scheduler found them.
struct RolloutAdopt: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Plan the waves of a rollout as folio rollout schedule finds them.",
    discussion: """
      One commit moves every wave that is planned and whose start differs; it is judged like any other. A wave that is \
      ready moves by a vary decision alone, and is named with the command that asks for one.

      Exit status: 0 when the plan is as the schedule, 1 when a wave that is ready is in the way of that.

      Examples:
        folio rollout adopt ROL-0001 --dry-run
        folio rollout adopt ROL-0001 --wave W4 --wave W6
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var record: RecordArgument<Rollout>

  @Option(name: .long, help: ArgumentHelp("Only this wave; repeatable.", valueName: "W1"))
  var wave: [String] = []

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let forecast = try RolloutForecast(
      of: view.state.resolve(record.id, as: Rollout.kind), in: view, measuresSlack: false)
    let adoption = try AdoptSchedule(forecast, only: Set(wave.map { $0.uppercased() }))
    let status = try writing(session, write, console)(
      "Adopt the schedule of \(adoption.rollout)", about: adoption.rollout
    ) {
      edits, _ in
      if !adoption.moves.isEmpty { try adoption.apply(to: &edits) }
    }
    // A dry run shows every edit itself.
    for move in adoption.moves where status == .clean && !write.dryRun {
      try console.tell("\(move.wave)  \(move.from) → \(move.to)")
    }
    for move in adoption.locked {
      try console.tell("\(move.wave)  is ready and stays at \(move.from), not \(move.to)")
      try console.tell(
        "  folio decision new --subject \(adoption.rollout) --type vary --touch /waves/\(move.wave)/start=\(move.to)")
    }
    return status == .clean && !adoption.locked.isEmpty ? .refused : status
  }
}
