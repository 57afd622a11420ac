public import JSON

extension Record {
  /// What of the record can be approved: everything but its status, votes, relation lists and recorded facts.
  ///
  /// The fields left out are those that the schema marks `x-immaterial` (DOMAIN.md §0, Material digest).
  public func materialContent() throws -> JSONValue {
    try json.without(SchemaLibrary.schema(for: kind).marks.immaterial)
  }

  /// SHA-256 over the compact form of the material content.
  public func materialDigest() throws -> SHA256Digest {
    try SHA256Digest(of: CanonicalJSON.compact(of: materialContent()))
  }
}

extension Decision {
  /// What a vote on this decision binds to: SHA-256(subject's material digest ‖ compact form of the decision's own
  /// material content), the digest as its 64 hexadecimal characters.
  ///
  /// So moving a vote to another decision, gate or term makes it stale, and so does any edit of the subject.
  public func votedDigest(subject: Record) throws -> SHA256Digest {
    let own = try CanonicalJSON.compact(of: record.materialContent())
    return try SHA256Digest(of: Array(subject.materialDigest().description.utf8) + own)
  }
}
