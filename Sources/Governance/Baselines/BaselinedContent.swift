public import JSON

extension Record {
  /// The fields that change only through change control, at their places (the schema's `x-baselined` marks).
  ///
  /// A kind that is baselined as a whole gives its material content.
  public func baselinedContent() throws -> JSONValue {
    let places = try SchemaLibrary.schema(for: kind).marks.baselined
    let content = try materialContent()
    return places.contains([]) ? content : content.only(places)
  }

  /// SHA-256 over the compact form of the baselined fields, as `baseline.digest` stores it.
  public func baselineDigest() throws -> SHA256Digest {
    try SHA256Digest(of: CanonicalJSON.compact(of: baselinedContent()))
  }

  public var baseline: Baseline? { fields.object("baseline").map(Baseline.init) }
}

/// The agreed scope of a record: its version, the digest of what it holds, and the changes applied to it.
public struct Baseline: Sendable, Hashable {
  public let fields: JSONObject

  public init(_ fields: JSONObject) { self.fields = fields }

  /// Counts from 1; each applied change adds one.
  public var version: Int64? { fields.integer("version") }
  public var digest: String? { fields.string("digest") }
  /// The baselined fields as they were first agreed, which creep is measured against.
  public var first: JSONValue? { fields["v1"] }
  public var decision: RecordID? { fields.id("decision") }
  public var changes: [RecordID] { fields.ids("changes") }
}
