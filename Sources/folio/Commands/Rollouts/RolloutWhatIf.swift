import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Planning
import Reporting
import Storage

/// `folio rollout what-if`: what another freeze, soak, lead or cap would do to a schedule.
struct RolloutWhatIf: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "Compare the schedule of a rollout with what it would be under other conditions.",
    discussion: """
      Both are worked out and nothing is written.

      Examples:
        folio rollout what-if ROL-0001 --drop FRZ-0001
        folio rollout what-if ROL-0001 --soak W1=P7D --cap 40
        folio rollout what-if ROL-0001 --lead external=P14D --no-settle
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var record: RecordArgument<Rollout>

  @Option(
    name: .long, help: ArgumentHelp("Without this freeze; repeatable.", valueName: "FRZ"),
    completion: IDCompletion.of(Freeze.kind))
  var drop: [String] = []

  @Option(name: .long, help: ArgumentHelp("With another soak of a wave; repeatable.", valueName: "W1=P7D"))
  var soak: [String] = []

  @Option(name: .long, help: ArgumentHelp("With another lead of notices; repeatable.", valueName: "external=P14D"))
  var lead: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("With another cap on a segment in flight, in per cent.", valueName: "percent"))
  var cap: String?

  @Flag(name: .long, help: "Without the rule that a soak ends before a hard freeze begins.")
  var noSettle = false

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let id = try view.state.resolve(record.id, as: Rollout.kind)
    let freezes = try Set(drop.map { try view.state.resolve($0, as: Freeze.kind).text })
    let question = WhatIf(
      droppedFreezes: freezes, soaks: try lengths(soak) { $0.uppercased() }, leads: try leads(), share: try share(),
      settles: noSettle ? false : nil)
    let (now, then) = (try RolloutForecast(of: id, in: view), try RolloutForecast(of: id, in: view, asking: question))
    let difference = ScheduleDifference(from: now.schedule, to: then.schedule)
    try console.say(lines: ScheduleText(style: console.style).lines(difference, width: console.width))
    try console.emit(["difference": difference.json, "now": now.json, "then": then.json])
    return .clean
  }

  private func lengths(_ texts: [String], _ name: (String) -> String) throws -> [String: CalendarDuration] {
    var lengths: [String: CalendarDuration] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let length = CalendarDuration(parts[1]) else {
        throw UsageError("'\(text)' is no length of something", hint: "write W1=P7D or external=P14D")
      }
      lengths[name(parts[0])] = length
    }
    return lengths
  }

  private func leads() throws -> [Notice.Audience: CalendarDuration] {
    var leads: [Notice.Audience: CalendarDuration] = [:]
    for (name, length) in try lengths(lead, { $0 }) {
      guard let audience = Notice.Audience(rawValue: name) else {
        let known = Notice.Audience.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("nobody is told as '\(name)'", hint: "notices go to \(known)")
      }
      leads[audience] = length
    }
    return leads
  }

  private func share() throws -> Share? {
    guard let cap else { return nil }
    guard let percent = ExactDecimal(cap), percent >= ExactDecimal(0), percent <= ExactDecimal(100) else {
      throw UsageError("'\(cap)' is no percentage", hint: "write 40 or 12.5")
    }
    return Share(millionthsOfPercent: percent.millionths)
  }
}
