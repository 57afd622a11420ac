import Governance

/// An exception that a commit names, and what it lets through.
struct Waiver {
  let exception: Exception

  /// What no exception lets through, by how its code begins.
  private static let never = [
    "FMT-", "GIT-", "SIG-", "TIME-", "AUD-", "AUTH-", "EXC-", "DATA-01", "SCOPE-01", "SCOPE-02", "SCOPE-03", "SCOPE-04",
    "SCOPE-05", "FREEZE-01", "FREEZE-07",
  ]

  /// Whether an exception may be against `rule`; what is no code of a rule may have exceptions.
  static func isPossible(of rule: String) -> Bool { !never.contains { rule.hasPrefix($0) } }

  /// Whether it lets `violation` through: it is against the rule, and what the violation is about lies in its scope.
  func covers(_ violation: Violation, _ context: RuleContext) throws -> Bool {
    guard violation.rule.code == exception.against, Self.isPossible(of: violation.rule.code) else { return false }
    return try subjects(of: violation, context).contains(where: exception.scope.covers)
  }

  /// The record in which the violation lies, and the one that it is about: a decision's subject, a change's target.
  private func subjects(of violation: Violation, _ context: RuleContext) throws -> [Record] {
    guard let record = try RecordID(violation.subject).flatMap({ try context.after.record($0) }) else { return [] }
    let others = [record.of(Decision.self)?.subject, record.of(ChangeRequest.self)?.target].compactMap { $0 }
    return try [record] + others.compactMap { try context.after.record($0) }
  }
}

extension RuleContext {
  /// The exceptions that the commit names and that are in force, as its parent state has them.
  func namedWaivers() throws -> [Waiver] {
    try change.facts.trailers.exceptions.compactMap { try before.record($0, as: Exception.self) }
      .filter { $0.isInForce(on: today) }.map(Waiver.init)
  }

  /// What a commit's violations are once the exceptions that it names are counted: a block that one covers becomes a
  /// note, and one that could be covered says by which.
  func waiving(_ violations: [Violation]) throws -> [Violation] {
    guard violations.contains(where: { $0.severity == .block && Waiver.isPossible(of: $0.rule.code) }) else {
      return violations
    }
    let named = try namedWaivers()
    let inForce = try before.grantedExceptions().filter { $0.isInForce(on: today) }.map(Waiver.init)
    return try violations.map { violation in
      guard violation.severity == .block else { return violation }
      var result = violation
      if let waiver = try named.first(where: { try $0.covers(violation, self) }) {
        result.severity = .note
        result.waivedBy = waiver.exception.id
        result.fix = .none
      } else if case let possible = try inForce.filter({ try $0.covers(violation, self) }), !possible.isEmpty {
        result.isSettledByTrailer = true
        result.fix = .nameOne(of: possible.map(\.exception.id), or: violation.fix)
      }
      return result
    }
  }
}

extension Violation.Message {
  fileprivate static let none: Self = "none needed while the exception holds"
  fileprivate static func nameOne(of exceptions: [RecordID], or fix: Self) -> Self {
    "\(fix.description); or rely on an exception in force: --under \(exceptions.map(\.text).joined(separator: " or --under "))"
  }
}
