import Calendars
import Governance
import JSON

/// What is exempted again and again is no exemption.
///
/// A process or control that had an exempt entry starting in the 90 days before takes no other.
public struct ExemptionsDoNotRepeat: Rule {
  public static let id = RuleID(code: "EXC-10", name: "exemptions-do-not-repeat")

  static let days = 90

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Exception.self).compactMap { record, before, after in
      guard after.status == "exempt", before?.status != "exempt", let starts = after.starts else { return nil }
      let earlier = try context.before.grantedExceptions().first { other in
        guard other.id != after.id, other.exemption != nil, let began = other.starts else { return false }
        let days = CivilDate.days(from: began, to: starts)
        return (0...Self.days).contains(days) && other.concerns(sameAs: after)
      }
      guard let earlier, let began = earlier.starts else { return nil }
      return violation(
        .again(after.against, began.description, earlier.id), in: record, at: "/against", fix: .submit)
    }
  }
}

extension Exception {
  /// Whether both are against the same control, or for the same process.
  fileprivate func concerns(sameAs other: Exception) -> Bool {
    let processes = { (exception: Exception) in
      Set(exception.scope.subjects.filter { $0.hasPrefix(Process.kind.prefix + "-") })
    }
    return against == other.against || !processes(self).isDisjoint(with: processes(other))
  }
}

extension Violation.Message {
  fileprivate static func again(_ against: String, _ day: String, _ earlier: RecordID) -> Self {
    "\(against) was exempted on \(day) already (\(earlier))"
  }
  fileprivate static let submit: Self = "submit an exception, or change the process"
}
