import Governance
public import JSON

/// Two edits of one record put together, field by field.
///
/// What follows from the content is made to follow again instead of being merged: a baseline's version counts both
/// sides' changes, its digest is that of the merged fields, and `edited_by` stays ours, whose commit it becomes.
public struct RecordMerge: Sendable {
  /// Ours stands wherever the sides contradict each other.
  public let merged: JSONValue
  /// The places that both sides changed to different values, in order.
  public let conflicts: [JSONConflict]

  /// - Parameter base: what both sides started from; nothing where both added the record.
  /// - Throws: what reading the schema marks threw.
  public init(base: JSONValue?, ours: JSONValue, theirs: JSONValue) throws {
    let (value, found) = JSONMerge.merge(base: base ?? .object([:]), ours: ours, theirs: theirs)
    guard let fields = value.objectValue, var record = Record(fields: fields) else {
      (merged, conflicts) = (value, found)
      return
    }
    var settled: Set<JSONPointer> = ["/edited_by"]
    if let version = Self.version(base, ours, theirs), var baseline = record.baseline?.fields {
      baseline["version"] = .integer(version)
      baseline["digest"] = .string(try record.baselineDigest().description)
      record.fields["baseline"] = .object(baseline)
      settled.formUnion(["/baseline/version", "/baseline/digest"])
    }
    merged = CanonicalJSON.normalised(record.json)
    conflicts = found.filter { !settled.contains($0.pointer) }
  }

  /// The baseline's version when both sides raised it: each applied change adds one.
  private static func version(_ base: JSONValue?, _ ours: JSONValue, _ theirs: JSONValue) -> Int64? {
    let versions = [base ?? .object([:]), ours, theirs].map { $0["baseline"]?["version"]?.integerValue }
    guard let first = versions[0], let mine = versions[1], let other = versions[2], mine > first, other > first,
      case let (sum, overflow) = mine.addingReportingOverflow(other - first), !overflow
    else { return nil }
    return sum
  }
}
