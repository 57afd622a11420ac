import Governance
import JSON

/// Whoever takes an initiative in or out against the ranking says why, and answers for it.
///
/// An override names the portfolio manager who makes it in this commit, and has a rationale of at least 40 characters. A
/// portfolio manager takes it back.
public struct OverridesAreReasoned: Rule {
  public static let id = RuleID(code: "PORT-02", name: "overrides-are-reasoned")

  static let shortest = 40

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let managers = context.people.people.filter { person in
      person.isActive
        && person.grants.contains { $0.role == "portfolio_manager" && $0.isConfirmed && $0.covers(context.today) }
    }.map(\.id)
    return change.all(Portfolio.self).flatMap { record, before, after -> [Violation] in
      let old = Set(before?.overrides ?? [])
      return after.overrides.enumerated().filter { !old.contains($1) }.compactMap { place, override in
        guard let words = fault(of: override, managers, context) else { return nil }
        return violation(
          .unreasoned(override.initiative, words), in: record, at: JSONPointer(tokens: ["overrides", "\(place)"]),
          fix: .addReason(after.id, override), whoCan: managers)
      } + takenBack(in: record, before, after, by: context.author?.id, managers)
    }
  }

  private func takenBack(
    in record: RecordChange, _ before: Portfolio?, _ after: Portfolio, by author: RecordID?, _ managers: [RecordID]
  ) -> [Violation] {
    if let author, managers.contains(author) { return [] }
    let left = Set(after.overrides.map(\.initiative))
    return (before?.overrides ?? []).filter { !left.contains($0.initiative) }.map {
      violation(
        .takenBack($0.initiative, by: author), in: record, at: "/overrides", fix: .takeBack(after.id, $0.initiative),
        whoCan: managers)
    }
  }

  private func fault(of override: Portfolio.Override, _ managers: [RecordID], _ context: RuleContext) -> String? {
    let length = override.rationale.split(whereSeparator: \.isWhitespace).joined(separator: " ").count
    if length < Self.shortest {
      return "\(length) characters, \(Self.shortest) at least"
    }
    guard let by = override.by, managers.contains(by) else {
      return "\(override.by?.text ?? "nobody") is no portfolio_manager"
    }
    return by == context.author?.id ? nil : "\(by) has to enter it"
  }
}

extension Violation.Message {
  fileprivate static func unreasoned(_ initiative: RecordID?, _ words: String) -> Self {
    "Override of \(initiative?.text ?? "nothing") needs a reason: \(words)"
  }
  fileprivate static func takenBack(_ initiative: RecordID?, by author: RecordID?) -> Self {
    "Override of \(initiative?.text ?? "nothing") is taken back by \(author?.text ?? "nobody"), no portfolio_manager"
  }
  fileprivate static func takeBack(_ portfolio: RecordID, _ initiative: RecordID?) -> Self {
    "a portfolio manager does it: folio portfolio override \(portfolio) \(initiative?.text ?? "INI") none"
  }
  fileprivate static func addReason(_ portfolio: RecordID, _ override: Portfolio.Override) -> Self {
    "folio portfolio override \(portfolio) \(override.initiative?.text ?? "INI") \(override.isIn ? "in" : "out") --rationale 'why, in a sentence of \(OverridesAreReasoned.shortest) characters at least'"
  }
}
