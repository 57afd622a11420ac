public import JSON

/// A customer impact assessment of a change to a process, a policy or a technology.
public struct Assessment: GovernanceRecord {
  public static let kind = RecordKind(
    name: "assessment", folder: "assessments", prefix: "CIA", summary: "a customer impact assessment",
    lifecycle: Lifecycle(first: "draft", ["draft": ["approved"], "approved": ["superseded"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var subject: RecordID? { fields.id("subject") }
  public var trigger: String { fields.string("trigger") ?? "" }
  public var isApproved: Bool { status == "approved" }
  public var rating: ImpactRating? { fields.string("rating").flatMap(ImpactRating.init) }
  public var impacts: [JSONObject] { fields.objects("impacts") }

  /// The rating that the impacts give: the largest severity × likelihood, at least 9 is high and at least 4 medium,
  /// one level up (high stays high) when an impacted segment is vulnerable.
  public func derivedRating(isVulnerable: (RecordID) throws -> Bool) rethrows -> ImpactRating {
    let largest = impacts.map { ($0.integer("severity") ?? 0) * ($0.integer("likelihood") ?? 0) }.max() ?? 0
    let rating: ImpactRating = largest >= 9 ? .high : largest >= 4 ? .medium : .low
    let segments = impacts.compactMap { $0.id("segment") }
    return try segments.contains(where: isVulnerable) ? rating.raised : rating
  }
}

/// How hard a change may hit customers.
public enum ImpactRating: String, Sendable, Comparable, CaseIterable {
  case low, medium, high

  var raised: Self { self == .low ? .medium : .high }

  public static func < (left: Self, right: Self) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!  // every case is in allCases
  }
}
