import Governance
import JSON

/// Every gate of an active model asks for the money and for the customer.
///
/// A gate model becomes active only when each of its gates has at least one must criterion of category financial and
/// one of category customer.
public struct GatesAskMoneyAndCustomers: Rule {
  public static let id = RuleID(code: "GATE-03", name: "gates-ask-money-and-customers")

  public init() {}

  static let categories = ["financial", "customer"]

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.all(GateModel.self).flatMap { record, before, after -> [Violation] in
      guard after.isActive, before?.isActive != true else { return [] }
      return after.gates.flatMap { gate in
        Self.categories.filter { category in !gate.musts.contains { $0.category == category } }.map {
          violation(
            .lacks(gate.id, $0), in: record, at: .root.appending("gates").appending(gate.id), fix: .add($0))
        }
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func lacks(_ gate: String, _ category: String) -> Self {
    "\(gate) has no \(category) must-meet criterion"
  }
  fileprivate static func add(_ category: String) -> Self { "add a must criterion of category \(category) to it" }
}
