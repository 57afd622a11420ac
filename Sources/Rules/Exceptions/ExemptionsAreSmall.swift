import Calendars
import Governance
import JSON

/// What needs no approval helps customers, for certain, and is small.
///
/// Every limb holds: the lower bound of the uplift lies above the policy's, and customers, cost and days stay within
/// its limits; the days are those from start to expiry as well. Nothing that is tagged regulatory, safety, privacy or
/// financial reporting is exempt.
public struct ExemptionsAreSmall: Rule {
  public static let id = RuleID(code: "EXC-09", name: "exemptions-are-small")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Exception.self).flatMap { record, before, after -> [Violation] in
      guard after.status == "exempt", before?.status != "exempt" else { return [] }
      return try limbs(of: after, context).map {
        violation(.unfit(after.id, $0), in: record, at: "/exempt", fix: .submit(after.id))
      }
    }
  }

  private func limbs(of exception: Exception, _ context: RuleContext) throws -> [String] {
    guard let exemption = exception.exemption, let policy = context.policy else { return ["it states no uplift"] }
    var limbs: [String] = []
    let bound = policy.decimal("exception", "exempt", "above_uplift_ci_low") ?? ExactDecimal(0)
    let low = exemption.decimal("uplift_ci_low") ?? bound
    if low <= bound { limbs.append("uplift_ci_low \(low), above \(bound)") }
    for (field, limit) in [("customers", "max_customers"), ("cost", "max_cost"), ("days", "max_days")] {
      guard let most = policy.threshold("exception", "exempt", limit) else { continue }
      let stated = exemption.integer(field) ?? 0
      if stated > most { limbs.append("\(field) \(stated), at most \(most)") }
    }
    if let starts = exception.starts, let expires = exception.expiresOn,
      let most = policy.threshold("exception", "exempt", "max_days"),
      CivilDate.days(from: starts, to: expires) > Int(most)
    {
      limbs.append("a term of \(CivilDate.days(from: starts, to: expires)) days, at most \(most)")
    }
    let barred = Set(policy.texts("exception", "exempt", "barred_tags"))
    let tags = try tags(of: exception, context).filter(barred.contains).sorted()
    return limbs + tags.map { "tag \($0)" }
  }

  /// The tags of the exception and of the records that it is against and for.
  private func tags(of exception: Exception, _ context: RuleContext) throws -> Set<String> {
    let control = RecordID(String(exception.against.prefix { $0 != "#" }))
    let records = try (exception.scope.subjects.map { RecordID($0) } + [control]).compactMap { id in
      try id.flatMap { try context.before.record($0) }
    }
    return Set(exception.fields.strings("tags") + records.flatMap { $0.fields.strings("tags") })
  }
}

extension Violation.Message {
  fileprivate static func unfit(_ exception: RecordID, _ limb: String) -> Self {
    "\(exception) does not qualify as exempt: \(limb)"
  }
  fileprivate static func submit(_ exception: RecordID) -> Self {
    "submit it for approval: folio exception submit \(exception)"
  }
}
