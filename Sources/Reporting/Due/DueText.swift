import Calendars
public import JSON
public import Operations
import Governance
import Rules

/// What is due, for people: a line each, the soonest first.
public struct DueText {
  let names: RecordNames
  let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public func lines(_ list: DueList, width: Int? = nil) -> [String] {
    let columns = [
      TextTable.Column("due"), TextTable.Column("left"), TextTable.Column("id"),
      TextTable.Column("what", isFlexible: true), TextTable.Column("who", isFlexible: true),
    ]
    return TextTable(
      columns,
      list.items.map { item in
        [
          item.lastDay(in: list.home)?.description ?? "", left(item, list), item.subject.text, item.what,
          item.who.map(names.full).joined(separator: ", "),
        ]
      }
    ).lines(width: width, style: style)
  }

  private func left(_ item: DueItem, _ list: DueList) -> String {
    if let since = item.since {
      return "for \(CivilDate.days(from: list.home.day(of: since), to: list.home.day(of: list.time))) d"
    }
    guard let last = item.lastDay(in: list.home) else { return "overdue" }
    let days = CivilDate.days(from: list.home.day(of: list.time), to: last)
    if item.isOverdue(at: list.time) { return days == 0 ? "overdue" : "overdue \(-days) d" }
    return days == 0 ? "today" : "\(days) d"
  }
}

extension DueList {
  /// `[{id, what, due?, since?, overdue, who, next, rule?}]`
  public var json: JSONValue {
    .array(
      items.map { item in
        var fields: JSONObject = [
          "id": .string(item.subject.text), "what": .string(item.what), "overdue": .bool(item.isOverdue(at: time)),
          "who": .array(item.who.map { .string($0.text) }), "next": .string(item.next),
        ]
        fields["since"] = item.since.map { .string($0.description) }
        fields["due"] = item.end.map { .string($0.description) }
        fields["rule"] = item.rule.map { .string($0.code) }
        return .object(fields)
      })
  }
}
