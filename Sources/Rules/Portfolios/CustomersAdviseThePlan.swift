import Calendars
import Governance
import JSON

/// No plan without having asked customers.
///
/// A plan that is approved has at least one advisory input of the last 120 days, with what was made of it.
public struct CustomersAdviseThePlan: Rule {
  public static let id = RuleID(code: "PORT-04", name: "customers-advise-the-plan")

  static let days = 120

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.approvedCycles.compactMap { record, portfolio in
      let isAdvised = portfolio.advisoryInputs.contains { input in
        guard input.response != nil, let on = input.on else { return false }
        return (0...Self.days).contains(CivilDate.days(from: on, to: context.today))
      }
      guard !isAdvised else { return nil }
      return violation(.unadvised, in: record, at: "/advisory_inputs", fix: .record(portfolio.id))
    }
  }
}

extension Violation.Message {
  fileprivate static let unadvised: Self = "No customer advisory input of the last \(CustomersAdviseThePlan.days) days"
  fileprivate static func record(_ portfolio: RecordID) -> Self {
    "record the panel: folio portfolio advise \(portfolio) --panel NAME --theme 'what they said' --response 'what is made of it'"
  }
}
