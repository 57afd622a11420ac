import Governance
import JSON

/// A kind whose lists show more than id, status, title and owner.
protocol TellingFields: GovernanceRecord {
  /// The fields that tell one record from another at a glance, two at most.
  static var telling: [JSONPointer] { get }
}

extension Policy: TellingFields { static let telling: [JSONPointer] = ["/version", "/home_tz"] }
extension Person: TellingFields { static let telling: [JSONPointer] = ["/function"] }
extension Forum: TellingFields { static let telling: [JSONPointer] = ["/chair", "/cadence"] }
extension Review: TellingFields { static let telling: [JSONPointer] = ["/type", "/due_on"] }
extension Decision: TellingFields { static let telling: [JSONPointer] = ["/subject", "/outcome"] }
extension Initiative: TellingFields { static let telling: [JSONPointer] = ["/stage", "/budget/total"] }
extension Assessment: TellingFields { static let telling: [JSONPointer] = ["/subject", "/rating"] }
extension ChangeRequest: TellingFields { static let telling: [JSONPointer] = ["/target", "/class"] }
extension Segment: TellingFields { static let telling: [JSONPointer] = ["/priority", "/size"] }
extension Process: TellingFields { static let telling: [JSONPointer] = ["/criticality"] }
extension Metric: TellingFields { static let telling: [JSONPointer] = ["/measure", "/forum"] }
extension Lesson: TellingFields { static let telling: [JSONPointer] = ["/event", "/severity"] }
extension Escalation: TellingFields { static let telling: [JSONPointer] = ["/type", "/severity"] }
extension Capacity: TellingFields { static let telling: [JSONPointer] = ["/reserve_lvhi_pct"] }
extension Portfolio: TellingFields { static let telling: [JSONPointer] = ["/method", "/budget"] }
extension Freeze: TellingFields { static let telling: [JSONPointer] = ["/effect", "/start"] }
extension Rollout: TellingFields { static let telling: [JSONPointer] = ["/initiative"] }
extension Observation: TellingFields { static let telling: [JSONPointer] = ["/metric", "/source"] }
extension Feedback: TellingFields { static let telling: [JSONPointer] = ["/category", "/process"] }
