import ArgumentParser
import Governance
import Operations
import Planning
import Reporting
import Storage

/// `folio rollout schedule`: the earliest plan that nothing refuses.
struct RolloutScheduleCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Find the earliest start of every wave that has yet to begin, and why it is not earlier.",
    discussion: """
      Tuesdays to Thursdays at 09:00 on each wave's clocks. Waves follow what they depend on, notices go out in time, \
      no freeze meets cutover or soak, and no more customers are in flight than the policy allows. Nothing is written. \
      Exits 1 where a planned start does not hold, or a wave has no place.

      Examples:
        folio rollout schedule ROL-0001
        folio rollout schedule ROL-0001 --why
        folio rollout schedule ROL-0001 --as-of 2026-09-08 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var record: RecordArgument<Rollout>

  @Flag(name: .long, help: "List every slot that was refused, and why.")
  var why = false

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let forecast = try RolloutForecast(of: view.state.resolve(record.id, as: Rollout.kind), in: view)
    let text = ScheduleText(style: console.style)
    try console.say(lines: text.lines(forecast, width: console.width, explains: why))
    try console.emit(forecast.json)
    return forecast.objections.isEmpty && forecast.schedule.isWhole ? .clean : .refused
  }
}
