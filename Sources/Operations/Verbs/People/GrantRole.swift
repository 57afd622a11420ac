public import Calendars
public import Governance
import JSON
public import Rules

/// Gives a person a role from one day to another; it counts once a second role_admin has confirmed it.
public struct GrantRole: Sendable {
  public let person: RecordID
  public let role: String
  /// The first day; today at home without one.
  public var from: CivilDate?
  /// The first day on which it no longer holds.
  public var to: CivilDate?
  public var regions: [String] = []
  public var forums: [RecordID] = []
  public var initiatives: [RecordID] = []

  public init(_ role: String, to person: RecordID) {
    self.role = role
    self.person = person
  }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    _ = try edits.require(person, as: Person.self)
    var grant: JSONObject = [
      "role": .string(role), "from": .string((from ?? context.home.day(of: edits.time)).description),
    ]
    grant["to"] = to.map { .string($0.description) }
    var scope: JSONObject = [:]
    if !regions.isEmpty { scope["regions"] = .array(regions.map { .string($0) }) }
    if !forums.isEmpty { scope["forums"] = .array(forums.map { .string($0.text) }) }
    if !initiatives.isEmpty { scope["initiatives"] = .array(initiatives.map { .string($0.text) }) }
    if !scope.isEmpty { grant["scope"] = .object(scope) }
    try edits.give(grant, to: person, in: "grants", by: "granted_by", context)
  }
}

/// Ends a role that a person holds; ending counts at once.
public struct EndRole: Sendable {
  public let person: RecordID
  public let role: String
  /// The first day on which it no longer holds; today at home without one.
  public var on: CivilDate?

  public init(_ role: String, of person: RecordID) {
    self.role = role
    self.person = person
  }

  /// - Throws: `UsageError` when the person does not hold it on that day.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let holder = try edits.require(person, as: Person.self)
    let day = on ?? context.home.day(of: edits.time)
    let running = holder.grants.indices.filter { holder.grants[$0].role == role && holder.grants[$0].runs(on: day) }
    guard !running.isEmpty else {
      let held = holder.grants.filter { $0.runs(on: day) }.map(\.role).joined(separator: ", ")
      throw UsageError(
        "\(person) does not hold \(role) on \(day)", hint: "held then: \(held.isEmpty ? "nothing" : held)")
    }
    try edits.update(person) { fields in
      var grants = fields.array("grants")
      for index in running {
        // A grant that has not begun ends on the day that it would begin.
        let end = max(day, holder.grants[index].from ?? day)
        grants[index]["to"] = .string(end.description)
      }
      fields["grants"] = .array(grants)
    }
  }
}

extension Grant {
  /// Whether it holds on `day` or begins later.
  fileprivate func runs(on day: CivilDate) -> Bool { to.map { day < $0 } ?? true }
}
