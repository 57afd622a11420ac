import Governance
import JSON
import Rules
import Storage

/// A kind whose edits bring others with them: what is derived from its fields, and the lists that others keep of it.
protocol Consequential: GovernanceRecord {
  /// Changes what follows from the edit that leaves `record`.
  ///
  /// - Parameter before: the record as it stands before the commit; nothing for a new one.
  static func follow(_ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext)
    throws
}

extension RecordEdits {
  /// Writes `record` with everything that follows from its edit.
  mutating func put(_ record: Record, following context: RuleContext) throws {
    var record = record
    if let kind = RecordCatalog.type(of: record.kind) as? any Consequential.Type {
      try kind.follow(&record, before: base.record(record.id), in: &self, context)
    }
    try put(record)
  }
}

extension Assessment: Consequential {
  /// The rating follows from the impacts, unless a higher one is said.
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    let assessment = Assessment(record)
    let derived = try assessment.derivedRating {
      try context.before.record($0, as: Segment.self)?.isVulnerable ?? false
    }
    let isSaid = assessment.rating != nil && assessment.rating != before.map(Assessment.init)?.rating
    if isSaid, let said = assessment.rating, said >= derived { return }
    record.fields["rating"] = .string(derived.rawValue)
  }
}

extension Process: Consequential {
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    try record.baselineOnActivation(before: before)
  }
}

extension Metric: Consequential {
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    try record.baselineOnActivation(before: before)
  }
}

extension Rollout: Consequential {
  /// A rollout stands on the list of the initiative that it brings to customers.
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    let id = JSONValue.string(record.id.text)
    let (old, new) = (before?.fields.id("initiative"), record.fields.id("initiative"))
    guard old != new else { return }
    if let old, try edits.record(old) != nil {
      try edits.update(old) { fields in fields["rollouts"] = .array(fields.array("rollouts").filter { $0 != id }) }
    }
    if let new, try edits.record(new) != nil {
      try edits.update(new) { fields in fields["rollouts"] = fields.array("rollouts").adding(id) }
    }
  }
}

extension Record {
  /// Writes the next version of the baseline when the record becomes active, from when on change control holds.
  fileprivate mutating func baselineOnActivation(before: Record?) throws {
    guard status == "active", before?.status != "active" else { return }
    var baseline = before?.baseline?.fields ?? [:]
    baseline["version"] = .integer((before?.baseline?.version ?? 0) + 1)
    baseline["digest"] = .string(try baselineDigest().description)
    fields["baseline"] = .object(baseline)
  }
}

extension Review: Consequential {
  /// A completed review stands in the register of its forum and on the list of the process that it is about.
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    guard record.status == "completed", before?.status != "completed" else { return }
    let id = JSONValue.string(record.id.text)
    let review = Review(record)
    if let forum = review.forum, try edits.record(forum) != nil {
      try edits.update(forum) { fields in
        var register = fields.object("register") ?? [:]
        register["audits"] = register.array("audits").adding(id)
        fields["register"] = .object(register)
      }
    }
    if let subject = review.subject, subject.prefix == Process.kind.prefix, try edits.record(subject) != nil {
      try edits.update(subject) { $0["reviews"] = $0.array("reviews").adding(id) }
    }
  }
}

extension [JSONValue] {
  /// This list with `value` in it, once.
  func adding(_ value: JSONValue) -> JSONValue { .array(contains(value) ? self : self + [value]) }
  /// This list without `value`.
  func without(_ value: JSONValue) -> JSONValue { .array(filter { $0 != value }) }
}
