import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// `folio KIND list`: the records of one kind, a line each.
struct ListCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let kind = View.kind
    return CommandConfiguration(
      commandName: "list", abstract: "List the \(kind) records.",
      discussion: """
        Titles are cut to the width of the terminal, and shown whole in a pipe. --json prints the records themselves.

        Examples:
          folio \(kind) list --status \(kind.lifecycle.first)
          folio \(kind) list --owner PER-0007 --where tags=ivr
          folio \(kind) list --as-of 2026-10-30 --json
        """)
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Option(name: .long, help: "Only those in this status; repeatable.")
  var status: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Only those of this owner.", valueName: "PER"),
    completion: IDCompletion.of(Person.kind))
  var owner: String?

  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only those with this value in a field, or in the list there; repeatable.", valueName: "place=value"))
  var conditions: [String] = []

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let filter = try filter(view)
    let records = try view.records(of: View.kind, matching: filter)
    try console.emit(.array(records.map(\.json)))
    guard !records.isEmpty else {
      try console.tell(
        "no \(View.kind) records" + (filter.asksAnything ? " like that" : "; folio \(View.kind) new makes one"))
      return .clean
    }
    let table = RecordTable(records, of: View.kind, names: RecordNames(view))
    try console.say(lines: table.lines(width: console.width, style: console.style))
    return .clean
  }

  private func filter(_ view: LedgerView) throws -> RecordFilter {
    var filter = RecordFilter()
    if !status.isEmpty {
      let known = try SchemaOutline.statuses(of: View.kind)
      if let stranger = status.first(where: { !known.contains($0) }) {
        throw UsageError(
          "\(View.kind.withArticle) is never '\(stranger)'", hint: "it is one of \(known.joined(separator: ", "))")
      }
    }
    filter.statuses = status
    filter.owner = try owner.map { try view.state.resolve($0, as: Person.kind) }
    guard !conditions.isEmpty else { return filter }
    let outline = try SchemaOutline(of: View.kind)
    filter.fields = try conditions.map { condition in
      let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        throw UsageError("'\(condition)' is no condition", hint: "write PLACE=VALUE: stage=pilot")
      }
      let place = try FieldAssignment.place(parts[0])
      guard parts[0].hasPrefix("x-") || parts[0].hasPrefix("/x-") || outline.field(at: place) != nil else {
        throw UsageError(
          "\(View.kind.withArticle) has no field '\(parts[0])'", hint: "folio schema show \(View.kind) lists them")
      }
      return (place, parts[1])
    }
    return filter
  }
}

extension RecordFilter {
  fileprivate var asksAnything: Bool { !statuses.isEmpty || owner != nil || !fields.isEmpty }
}
