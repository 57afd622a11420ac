import ArgumentParser
import Calendars
import Operations
import Reporting
import Storage

/// `folio due`: what somebody has to do, and by when.
struct Due: FolioCommand {
  static let configuration = CommandConfiguration(
    abstract: "List everything that is due or overdue, the soonest first.",
    discussion: """
      Votes and closings, conditions of gates, holds, approvals that lapse, what emergencies owe, reviews, lessons, \
      escalations, and whatever else the rules about how things stand speak of. Exits 0 whatever it lists.

      Examples:
        folio due
        folio due --as-of 2026-10-30
        folio due --now 2026-09-08T12:00:00Z --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let list = try DueList(in: view, asOf: read.asOf)
    try console.emit(list.json)
    guard !list.items.isEmpty else {
      try console.tell("nothing is due")
      return .clean
    }
    let text = DueText(names: RecordNames(view), style: console.style)
    try console.say(lines: text.lines(list, width: console.width))
    return .clean
  }
}
