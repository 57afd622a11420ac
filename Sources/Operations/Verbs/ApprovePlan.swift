import Calendars
import Governance
import JSON

extension RecordEdits {
  /// Approves a plan in place of the one that it supersedes, and moves the work of what it takes to the quarters in which that starts.
  mutating func approve(_ portfolio: Portfolio, by decision: RecordID) throws {
    try update(portfolio.id) { fields in
      fields["status"] = "approved"
      fields["decision"] = .string(decision.text)
    }
    if let old = try portfolio.supersedes.flatMap({ try record($0)?.of(Portfolio.self) }), old.isApproved {
      try update(old.id) { $0["status"] = "superseded" }
    }
    for (id, start) in (portfolio.plan?.starts ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let first = try record(id)?.of(Initiative.self)?.firstQuarter, first != start else { continue }
      let shift = Quarter.quarters(from: first, to: start)
      try update(id) { fields in
        fields["demand"] = .array(
          fields.objects("demand").map { row in
            var row = row
            let quarter = row.string("quarter").flatMap { Quarter($0) }
            row["quarter"] = quarter.map { .string("\($0.adding(quarters: shift))") }
            return .object(row)
          })
      }
    }
  }

  /// Has the pools that an initiative needs list it while people are committed to it, and only then.
  mutating func listCommitment(of id: RecordID) throws {
    guard let initiative = try record(id)?.of(Initiative.self) else { return }
    for pool in Set(initiative.demand.map(\.pool)).sorted() {
      guard let listed = try record(pool)?.of(Capacity.self)?.committed,
        listed.contains(id) != initiative.isCommitted
      else { continue }
      let members = initiative.isCommitted ? (listed + [id]).sorted() : listed.filter { $0 != id }
      try update(pool) { $0["committed"] = members.isEmpty ? nil : .array(members.map { .string($0.text) }) }
    }
  }

  /// Adds the work that a change brings to its initiative.
  mutating func addWork(of change: ChangeRequest, to id: RecordID) throws {
    let rows = change.impact.objects("capacity").compactMap(Demand.init)
    guard !rows.isEmpty, try record(id)?.of(Initiative.self) != nil else { return }
    try update(id) { fields in
      var demand = fields.objects("demand")
      for row in rows {
        let place = demand.firstIndex { Demand($0).map { ($0.pool, $0.quarter) == (row.pool, row.quarter) } ?? false }
        if let place {
          demand[place]["amount"] = .integer((demand[place].integer("amount") ?? 0) + row.amount)
        } else {
          demand.append([
            "amount": .integer(row.amount), "pool": .string(row.pool.text), "quarter": .string("\(row.quarter)"),
          ])
        }
      }
      fields["demand"] = .array(demand.map { .object($0) })
    }
    try listCommitment(of: id)
  }
}
