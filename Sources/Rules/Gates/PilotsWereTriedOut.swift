import Governance
import JSON

/// Before customers meet a pilot, somebody has tried it.
///
/// At the gate that opens the pilot, a digital self-service initiative has a usability test with at least five
/// customers of each segment that it lists. Any other was reviewed by somebody from the front line: there is a
/// frontline pilot review among the evidence, or a frontline lead is among those who approve.
public struct PilotsWereTriedOut: GateRule {
  public static let id = RuleID(code: "GATE-12", name: "pilots-were-tried-out")

  static let stage = "pilot"
  /// Customers of one segment.
  static let leastSample: Int64 = 5

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.isPass, closing.opens == Self.stage,
      let result = closing.decision.gateResult
    else { return [] }
    let initiative = closing.initiative
    let place: JSONPointer = "/gate_result/criteria"
    guard initiative.isDigitalSelfService else {
      guard !result.evidence.contains(where: { $0.type == "frontline_pilot_review" && $0.sample > 0 }),
        try !isApprovedByFrontline(closing, context)
      else { return [] }
      return [violation(.notReviewed(initiative.id), in: record, at: place, fix: .askFrontline(closing.decision.id))]
    }
    return initiative.segments.filter { segment in
      !result.evidence.contains {
        $0.type == "usability_test" && $0.segment == segment && $0.sample >= Self.leastSample
      }
    }.map { violation(.notTested($0), in: record, at: place, fix: .test) }
  }

  private func isApprovedByFrontline(_ closing: GateClosing, _ context: RuleContext) throws -> Bool {
    guard let subject = try context.votedSubject(of: closing.decision),
      let electorate = try context.electorate(for: closing.decision, on: subject),
      let outcome = try context.outcome(of: closing.decision)
    else { return false }
    return try outcome.approvals.contains { try electorate.roles(of: $0).contains("frontline_lead") }
  }
}

extension Violation.Message {
  fileprivate static func notTested(_ segment: RecordID) -> Self { "No usability test for segment \(segment)" }
  fileprivate static let test: Self = "test with at least \(Int(PilotsWereTriedOut.leastSample)) customers of it"
  fileprivate static func notReviewed(_ initiative: RecordID) -> Self {
    "Nobody from the front line has reviewed the pilot of \(initiative)"
  }
  fileprivate static func askFrontline(_ decision: RecordID) -> Self {
    "add a frontline_pilot_review to the evidence, or have a frontline lead vote: folio decision vote \(decision) approve --role frontline_lead"
  }
}
