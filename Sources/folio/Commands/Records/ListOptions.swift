import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// What every list of records takes.
struct ListOptions<View: GovernanceRecord>: ParsableArguments {
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

  /// Prints the records that are asked for.
  func list(_ session: Session, _ console: Console) throws -> ExitStatus {
    let view = try session.view(asOf: read.asOf)
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

  /// Whether anything is said but when.
  var asksAnything: Bool { !status.isEmpty || owner != nil || !conditions.isEmpty }

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
