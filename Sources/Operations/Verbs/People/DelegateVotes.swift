public import Calendars
public import Governance
import JSON
public import Rules

/// Lends one's own votes, in some roles, to another person from one day to another.
public struct DelegateVotes: Sendable {
  public let delegate: RecordID
  public let roles: [String]
  /// The first day; today at home without one.
  public var from: CivilDate?
  /// The first day on which it no longer holds.
  public let to: CivilDate

  public init(_ roles: [String], to delegate: RecordID, until end: CivilDate) {
    self.roles = roles
    self.delegate = delegate
    to = end
  }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    guard let author = edits.author else { throw UsageError.nobody }
    _ = try edits.require(delegate, as: Person.self)
    guard delegate != author else { throw UsageError("\(author) cannot delegate to themselves") }
    let first = from ?? context.home.day(of: edits.time)
    guard first < to else { throw UsageError("the delegation would end on \(to), before it begins on \(first)") }
    let delegation: JSONValue = [
      "delegate": .string(delegate.text), "roles": .array(roles.sorted().map { .string($0) }),
      "from": .string(first.description), "to": .string(to.description),
    ]
    try edits.update(author) { $0["delegations"] = .array($0.array("delegations") + [delegation]) }
  }
}
