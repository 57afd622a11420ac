import ArgumentParser
import Calendars
import JSON
import Operations

/// `folio freeze next-open`: when something may be done next.
struct FreezeNextOpen: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "next-open",
    abstract: "Find the first moment from which something may be done, for as long as it takes.",
    discussion: """
      Prints one moment, now if nothing keeps it back. Exits 1 where there is none within 400 days.

      Examples:
        folio freeze next-open --action wave_start --region DACH --segment SEG-0002 --for PT4H
        folio freeze next-open --action config_change --system CORE --region US --from 2026-12-20T00:00:00Z
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var asked: FreezeOptions
  @OptionGroup var course: CourseOptions

  @Option(name: .long, help: ArgumentHelp("From when on; now without it.", valueName: "instant"))
  var from: Instant?

  func validate() throws {
    if asked.action.count != 1 { throw ValidationError("say which one action: --action wave_start") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let status = try FreezeStatus(
      FreezeQuestion(
        asked.action, in: asked.scope(in: view), at: from, for: course.length, settling: course.soak), in: view)
    let verdict = status.answers[0].verdict
    let opening = verdict.isRefused ? verdict.nextOpening : status.time
    try console.emit(["next_opening": opening.map { .string("\($0)") } ?? .null, "from": .string("\(status.time)")])
    guard let opening else {
      try console.complain("it does not open within 400 days from \(status.time)")
      return .refused
    }
    try console.say("\(opening)")
    return .clean
  }
}
