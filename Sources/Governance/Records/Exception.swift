public import Calendars
public import JSON

/// A rule, control or policy value that does not hold for something, for a while, with an owner of the risk.
public struct Exception: GovernanceRecord {
  public static let kind = RecordKind(
    name: "exception", folder: "exceptions", prefix: "EXC", summary: "a rule that does not hold, for whom, until when",
    lifecycle: Lifecycle(
      first: "draft",
      [
        "draft": ["submitted", "exempt"], "submitted": ["approved", "rejected"], "approved": ["revoked", "closed"],
        "exempt": ["revoked", "closed"],
      ]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  /// The code of a rule, a control of a process (`PRC-0001#script`), or a policy value (`/thresholds/…`).
  public var against: String { fields.string("against") ?? "" }
  public var form: String { fields.string("form") ?? "" }
  public var scope: ExceptionScope { ExceptionScope(fields.object("scope") ?? [:]) }
  /// low, medium or high.
  public var risk: String { fields.string("risk") ?? "" }
  public var riskOwner: RecordID? { fields.id("risk_owner") }
  public var riskAcceptedAt: Instant? { fields.instant("risk_accepted_at") }
  public var requester: RecordID? { fields.id("requester") }
  public var controls: [CompensatingControl] { fields.objects("controls").map(CompensatingControl.init) }
  public var forum: RecordID? { fields.id("forum") }
  public var starts: CivilDate? { fields.date("starts") }
  /// The first day on which it holds no more.
  public var expiresOn: CivilDate? { fields.date("expires_on") }
  public var renewals: [Renewal] { fields.objects("renewals").map(Renewal.init) }
  public var exemption: JSONObject? { fields.object("exempt") }

  /// Whether it stands as granted: approved, or exempt from approval.
  public var isGranted: Bool { status == "approved" || status == "exempt" }

  public func isInForce(on day: CivilDate) -> Bool {
    guard isGranted, let starts, let expiresOn else { return false }
    return starts <= day && day < expiresOn
  }

  /// Whether a term of it touched the days from `first` to `last`, both included, whatever became of it.
  public func held(from first: CivilDate, to last: CivilDate) -> Bool {
    guard let starts, let expiresOn, status != "draft", status != "submitted", status != "rejected" else {
      return false
    }
    return starts <= last && first < expiresOn
  }
}

/// What an exception holds for.
public struct ExceptionScope: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  /// As they are written; `*` is none that could be granted.
  public var subjects: [String] { fields.strings("subjects") }
  /// Empty where every region is meant.
  public var regions: [String] { fields.strings("regions") }
  /// Empty where every segment is meant.
  public var segments: [RecordID] { fields.ids("segments") }

  /// Whether something could be covered by both.
  public func overlaps(_ other: ExceptionScope) -> Bool {
    !Set(subjects).isDisjoint(with: other.subjects)
      && (regions.isEmpty || other.regions.isEmpty || !Set(regions).isDisjoint(with: other.regions))
      && (segments.isEmpty || other.segments.isEmpty || !Set(segments).isDisjoint(with: other.segments))
  }

  /// Whether `record` lies inside: it is a subject, and all of its regions and segments are meant.
  public func covers(_ record: Record) -> Bool {
    guard subjects.contains(record.id.text) else { return false }
    let (held, served) = (record.fields.strings("regions"), record.fields.ids("segments"))
    return (regions.isEmpty || Set(held).isSubset(of: regions))
      && (segments.isEmpty || Set(served).isSubset(of: segments))
  }
}

/// What keeps the risk of an exception small.
public struct CompensatingControl: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var text: String { fields.string("text") ?? "" }
  public var owner: RecordID? { fields.id("owner") }
  public var lastCheck: CivilDate? { fields.date("last_check") }
  public var checkEvery: CalendarDuration? { fields.string("check_every").flatMap { CalendarDuration($0) } }
}

/// A further term of an exception.
public struct Renewal: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var on: CivilDate? { fields.date("on") }
  public var newExpiresOn: CivilDate? { fields.date("new_expires_on") }
  public var decision: RecordID? { fields.id("decision") }
  public var review: RecordID? { fields.id("review") }
}
